import { rowsFrom, zeros, type Matrix } from '../matrix';
import { oncePerRows } from './oncePerRows';
import type { Tools } from './shiftMeasure';

/** Rows of one piece of distances: some 40 ms for 2,000 rows of 768 numbers. */
const rowsAtOnce = 512;

/**
 * Squared Euclidean distances below the diagonal, rows x rows; what stands on it and above is not told. Whole
 * lines, since a measure of pairs needs them row by row.
 */
export const lowerDistances = oncePerRows(
  async (rows: Matrix, { kernels, pause }: Tools): Promise<Matrix> => {
    const lower = zeros(rows.rows, rows.rows);
    for (let start = 0; start < rows.rows; start += rowsAtOnce) {
      const end = Math.min(start + rowsAtOnce, rows.rows);
      const piece = await kernels.squaredDistances(rowsFrom(rows, start, end), rowsFrom(rows, 0, end));
      for (let i = start; i < end; i++)
        lower.data.set(piece.data.subarray((i - start) * end, (i - start + 1) * end), i * rows.rows);
      await pause();
    }
    return lower;
  },
);

/** A kernel of the squared distance below the diagonal, zeros on it and above; rows x rows. */
export async function lowerKernel(
  rows: Matrix,
  ofSquared: (squared: number) => number,
  tools: Tools,
): Promise<Matrix> {
  const distances = await lowerDistances(rows, tools);
  const kernel = zeros(rows.rows, rows.rows);
  for (let i = 0; i < rows.rows; i++) {
    const end = i * rows.rows + i;
    for (let at = i * rows.rows; at < end; at++)
      kernel.data[at] = ofSquared(Math.max(0, distances.data[at]!));
    if (i % 256 === 255) await tools.pause();
  }
  return kernel;
}
