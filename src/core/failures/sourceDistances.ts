import type { Kernels } from '../kernels';
import type { Matrix } from '../matrix';
import { row, rowsFrom, takeRows } from '../matrix';
import type { Random } from '../random';
import { permutation } from '../random';
import type { Steps } from '../steps';

/** More source rows move the order of the distances little. */
const mostSourceRows = 2000;
const neighbours = 5;
/** Some 50 ms of work on two cores. */
const block = 1000;

/**
 * Mean Euclidean distance of each target row to its 5 nearest source rows, of at most 2,000 drawn by `random`.
 * @param target rows x dim, @param source at least one row x dim
 */
export async function sourceDistances(
  target: Matrix,
  source: Matrix,
  { kernels, random, steps }: { kernels: Kernels; random: Random; steps: Steps },
): Promise<Float64Array> {
  const drawn =
    source.rows > mostSourceRows
      ? takeRows(source, permutation(source.rows, random).subarray(0, mostSourceRows))
      : source;
  const distances = new Float64Array(target.rows);
  for (let start = 0; start < target.rows; start += block) {
    await steps.step(start, target.rows);
    const squared = await kernels.squaredDistances(rowsFrom(target, start, start + block), drawn);
    for (let i = 0; i < squared.rows; i++) distances[start + i] = meanOfNearest(row(squared, i));
  }
  await steps.step(target.rows, target.rows);
  return distances;
}

/** An insertion sort of the few that pass the bound: plain loops, for this looks at every distance. */
function meanOfNearest(squared: Float32Array): number {
  const nearest = new Float64Array(Math.min(neighbours, squared.length)).fill(Infinity);
  const last = nearest.length - 1;
  let bound = Infinity;
  for (let j = 0; j < squared.length; j++) {
    const value = squared[j]!;
    if (value >= bound) continue;
    let at = last;
    for (; at > 0 && nearest[at - 1]! > value; at--) nearest[at] = nearest[at - 1]!;
    nearest[at] = value;
    bound = nearest[last]!;
  }
  return nearest.reduce((sum, value) => sum + Math.sqrt(value), 0) / nearest.length;
}
