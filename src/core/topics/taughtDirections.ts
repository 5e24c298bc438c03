import type { Head } from '../learn/head';
import { row, type Matrix } from '../matrix';
import { meanOf } from '../map/leadingComponents';
import { orthonormal } from '../shift/principalComponents';

/** A task that the encoder itself was trained on: its head, and rows with their classes. */
export interface TaughtTask {
  head: Pick<Head, 'weight'>;
  vectors: Matrix;
  classes: Int32Array;
}

/**
 * Orthonormal directions (zeros where one holds nothing new) in which the classes of a task that the encoder
 * was taught lie apart: each class's head weights and mean, minus the first class's. An encoder that learned
 * sentiment puts praise and blame farthest apart, and without them taken out, clusters are "glad books" and
 * "angry books" rather than what the books are about.
 */
export function taughtDirections({ head, vectors, classes }: TaughtTask): Float64Array[] {
  const { weight } = head;
  const found: Float64Array[] = [];
  const first = meanOf(vectors, classes, 0);
  for (let k = 1; k < weight.rows; k++) {
    const zero = row(weight, 0);
    found.push(Float64Array.from(row(weight, k), (value, j) => value - zero[j]!));
    const mean = meanOf(vectors, classes, k);
    if (mean && first) found.push(mean.map((value, j) => value - first[j]!));
  }
  return orthonormal(found);
}
