import type { Matrix } from '../matrix';
import { rowsFrom } from '../matrix';
import type { Tools } from '../shift/shiftMeasure';

/** Numbers of one block of distances: some 40 MB. */
const blockNumbers = 10_000_000;
const mostBlockRows = 512;

export interface Neighbours {
  k: number;
  /** rows x k indices into `others`, the nearest first. */
  indices: Int32Array;
  /** rows x k Euclidean distances. */
  distances: Float64Array;
}

export interface NearestOptions {
  /** Index in `others` of each row itself, which is then no neighbour; -1: it is not there. */
  self?: (row: number) => number;
  advance?: (done: number, total: number) => Promise<void>;
}

/**
 * The k nearest of `others` to each of `rows`, by brute force in blocks. Fewer others than k (and the row
 * itself) leave as many as there are: `k` of the result. Ties go to the lower index.
 */
export async function nearest(
  rows: Matrix,
  others: Matrix,
  k: number,
  tools: Tools,
  { self = () => -1, advance }: NearestOptions = {},
): Promise<Neighbours> {
  const found = Math.max(0, Math.min(k, others.rows - 1));
  const indices = new Int32Array(rows.rows * found);
  const distances = new Float64Array(rows.rows * found);
  const size = Math.max(1, Math.min(mostBlockRows, Math.floor(blockNumbers / Math.max(1, others.rows))));
  for (let start = 0; found > 0 && start < rows.rows; start += size) {
    const block = rowsFrom(rows, start, start + size);
    const { data } = await tools.kernels.squaredDistances(block, others);
    for (let i = 0; i < block.rows; i++) {
      const at = (start + i) * found;
      const of = data.subarray(i * others.rows, (i + 1) * others.rows);
      selectLeast(of, self(start + i), indices.subarray(at, at + found), distances.subarray(at, at + found));
    }
    await (advance ? advance(Math.min(start + size, rows.rows), rows.rows) : tools.pause());
  }
  for (let i = 0; i < distances.length; i++) distances[i] = Math.sqrt(Math.max(0, distances[i]!));
  return { k: found, indices, distances };
}

/** Insertion into a short sorted list: nearly all values fail its first comparison. */
function selectLeast(values: Float32Array, self: number, indices: Int32Array, squared: Float64Array): void {
  const last = indices.length - 1;
  squared.fill(Infinity);
  let bound = Infinity;
  for (let j = 0; j < values.length; j++) {
    const value = values[j]!;
    if (!(value < bound) || j === self) continue;
    let at = last;
    while (at > 0 && squared[at - 1]! > value) {
      squared[at] = squared[at - 1]!;
      indices[at] = indices[at - 1]!;
      at--;
    }
    squared[at] = value;
    indices[at] = j;
    bound = squared[last]!;
  }
}

/** Mean distance of each row to its neighbours. NaN without any. */
export function meanDistances({ k, distances }: Neighbours): Float64Array {
  const means = new Float64Array(k > 0 ? distances.length / k : 0);
  for (let i = 0; i < distances.length; i++) means[Math.floor(i / k)]! += distances[i]! / k;
  return means;
}
