import type { Matrix } from '../matrix';

/** Sums of the rows of each class (classes x dim) and their counts, float64. */
export function classSums(
  { data, dim }: Matrix,
  labels: Int32Array,
  classes: number,
): { sums: Float64Array[]; counts: number[] } {
  const sums = Array.from({ length: classes }, () => new Float64Array(dim));
  const counts = new Array<number>(classes).fill(0);
  for (let i = 0, at = 0; i < labels.length; i++) {
    const sum = sums[labels[i]!]!;
    counts[labels[i]!]!++;
    for (let j = 0; j < dim; j++, at++) sum[j]! += data[at]!;
  }
  return { sums, counts };
}
