import type { Kernels } from '../kernels';
import type { Matrix } from '../matrix';
import { takeRows } from '../matrix';
import type { Random } from '../random';
import { permutation } from '../random';
import type { Steps } from '../steps';
import { meanDistances, nearest } from './nearest';

const neighbours = 5;
/** Source rows that are looked at, at most: a random part is thinner, by the same factor for all rows. */
const mostSourceRows = 2000;

/** One a row of either side. */
export interface SourceDistances {
  source: Float64Array;
  target: Float64Array;
}

/**
 * How far rows lie from the source: mean Euclidean distance to the five nearest of (at most 2,000 random) rows
 * of it. Source rows are not their own neighbours. null where the source has fewer than two rows.
 */
export async function sourceDistances(
  source: Matrix,
  target: Matrix,
  { kernels, random, steps }: { kernels: Kernels; random: Random; steps: Steps },
): Promise<SourceDistances | null> {
  if (source.rows < 2) return null;
  const order = permutation(source.rows, random).subarray(0, mostSourceRows);
  const sample = takeRows(source, order);
  const at = new Int32Array(source.rows).fill(-1);
  order.forEach((index, i) => (at[index] = i));
  const total = source.rows + target.rows;
  const tools = { kernels, random, pause: () => steps.step(0, total) };
  const advance = (from: number) => (done: number) => steps.step(from + done, total);
  const ofSource = await nearest(source, sample, neighbours, tools, {
    self: (i) => at[i]!,
    advance: advance(0),
  });
  const ofTarget = await nearest(target, sample, neighbours, tools, { advance: advance(source.rows) });
  return { source: meanDistances(ofSource), target: meanDistances(ofTarget) };
}

/** The largest step of a byte that is not `noValue`. */
const largestStep = 254;

/** Values as bytes, 0 for the smallest and 254 for the largest; null where there are none. */
export function asSteps(values: Float64Array): Uint8Array | null {
  if (values.length === 0) return null;
  const [low, high] = rangeOf(values);
  const scale = high > low ? largestStep / (high - low) : 0;
  return Uint8Array.from(values, (value) => Math.round((value - low) * scale));
}

/** The smallest and the largest. */
export function rangeOf(values: Float64Array): [low: number, high: number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
}
