import type { Matrix } from '../matrix';

/**
 * Ledoit and Wolf's (2004, lemmas 3.2-3.5) weight of the identity in a shrunk covariance, 0-1.
 * @param mean of the columns @param covariance dim x dim, divisor `rows`
 */
export function shrinkageOf(
  { data, rows, dim }: Matrix,
  mean: Float64Array,
  covariance: Float64Array,
): number {
  let fourth = 0;
  for (let i = 0; i < rows; i++) {
    let squares = 0;
    for (let j = 0; j < dim; j++) squares += (data[i * dim + j]! - mean[j]!) ** 2;
    fourth += squares ** 2;
  }
  let trace = 0;
  for (let j = 0; j < dim; j++) trace += covariance[j * dim + j]!;
  const norm = covariance.reduce((sum, value) => sum + value * value, 0);
  const toIdentity = (norm - trace ** 2 / dim) / dim;
  const noise = (fourth / rows - norm) / (dim * rows);
  return noise <= 0 || toIdentity <= 0 ? 0 : Math.min(1, noise / toIdentity);
}
