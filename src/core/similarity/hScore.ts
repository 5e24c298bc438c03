import type { Matrix } from '../matrix';
import { cholesky, forwardSolve } from '../shift/cholesky';
import { classSums } from './classSums';
import { shrinkageOf } from './shrinkage';
import type { Suitability, SuitabilityTools } from './suitability';

/**
 * H-score tr(cov(f)^-1 cov(E[f | y])) (Bao et al. 2019, eq. 5): how far the classes' means stand apart for the spread of
 * the vectors, from 0 to classes - 1. With more dimensions than rows the plain score is always at its end, so by
 * default the covariance is shrunk towards a multiple of the identity (Ledoit & Wolf 2004) and the score
 * multiplied by 1 - shrinkage (Ibrahim, Ponomareva & Mazumder 2022, "Newer is not always better", eq. 6).
 * One factorisation serves any labels. `plain`: Bao's own, which needs more rows than dimensions.
 */
export async function prepareHScore(
  rows: Matrix,
  { kernels, pause }: SuitabilityTools,
  variant: 'shrunk' | 'plain' = 'shrunk',
): Promise<Suitability> {
  const { dim } = rows;
  const { mean, covariance } = await kernels.covariance(rows);
  await pause();
  const spread = variant === 'plain' ? { shrinkage: 0, covariance } : shrunk(rows, mean, covariance);
  const factor = await cholesky(spread.covariance, dim, pause);
  return (labels, classes) => {
    const { sums, counts } = classSums(rows, labels, classes);
    let score = 0;
    sums.forEach((sum, k) => {
      if (counts[k] === 0) return;
      const apart = sum.map((value, j) => value / counts[k]! - mean[j]!);
      forwardSolve(factor, dim, apart);
      score += (counts[k]! / (rows.rows - 1)) * apart.reduce((all, value) => all + value * value, 0);
    });
    return (1 - spread.shrinkage) * score;
  };
}

/** (1 - s) C + s m I with m the mean variance; divisor `rows`, as Ledoit and Wolf have it. */
function shrunk(rows: Matrix, mean: Float64Array, unbiased: Float64Array) {
  const { dim } = rows;
  const covariance = unbiased.map((value) => (value * (rows.rows - 1)) / rows.rows);
  const shrinkage = shrinkageOf(rows, mean, covariance);
  let trace = 0;
  for (let j = 0; j < dim; j++) trace += covariance[j * dim + j]!;
  for (let at = 0; at < covariance.length; at++) covariance[at]! *= 1 - shrinkage;
  for (let j = 0; j < dim; j++) covariance[j * dim + j]! += (shrinkage * trace) / dim;
  return { shrinkage, covariance };
}
