import type { Matrix } from '../matrix';
import { dotOfRanges } from './cholesky';
import { symmetricEigenvalues } from './eigenvalues';
import { pooledComponents } from './principalComponents';
import type { Evaluate, ShiftMeasure } from './shiftMeasure';
import { sideMoments } from './sideMoments';

/**
 * Squared Fréchet distance |m_s - m_t|^2 + Tr(C_s + C_t - 2 (C_s C_t)^1/2) between the normal distributions with
 * the sides' means and covariances (Dowson & Landau 1982, eq. 4). For d > 64 on the 64 leading components of the
 * pair's rows.
 */
export const frechet: ShiftMeasure = {
  name: 'frechet',
  nullExponent: 1,
  biased: true,
  async prepare(pair, tools) {
    const reduced = await pooledComponents(pair.rows, tools);
    return async ({ rows }) => frechetOfRows(await reduced(rows));
  },
};

export function frechetOfRows(rows: Matrix): Evaluate {
  const moments = sideMoments(rows);
  return (sides) => {
    const [first, second] = moments(sides);
    let means = 0;
    first.mean.forEach((value, j) => (means += (value - second.mean[j]!) ** 2));
    const traces = trace(first.covariance, rows.dim) + trace(second.covariance, rows.dim);
    return means + traces - 2 * traceOfRoot(first.covariance, second.covariance, rows.dim);
  };
}

function trace(matrix: Float64Array, dim: number): number {
  let sum = 0;
  for (let i = 0; i < dim; i++) sum += matrix[i * dim + i]!;
  return sum;
}

/**
 * Tr (A B)^1/2, both by their lower triangles: A B has the eigenvalues of the symmetric L^T B L, with A = L L^T.
 */
function traceOfRoot(a: Float64Array, b: Float64Array, dim: number): number {
  const root = semidefiniteRoot(a, dim);
  const values = symmetricEigenvalues(between(root, b, dim), dim);
  return values.reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
}

/** Shares of the largest variance below which a direction is taken for rounding of none. */
const none = 1e-12;

/** Transposed Cholesky factor (upper triangle, row k = column k of L); directions without variance are left out. */
function semidefiniteRoot(lower: Float64Array, dim: number): Float64Array {
  const rest = Float64Array.from(lower);
  const root = new Float64Array(dim * dim);
  let largest = 0;
  for (let k = 0; k < dim; k++) largest = Math.max(largest, lower[k * dim + k]!);
  for (let k = 0; k < dim; k++) {
    const pivot = rest[k * dim + k]!;
    if (pivot <= none * largest) continue;
    for (let i = k; i < dim; i++) root[k * dim + i] = rest[i * dim + k]! / Math.sqrt(pivot);
    for (let i = k + 1; i < dim; i++) {
      const times = root[k * dim + i]!;
      for (let j = k + 1, at = i * dim + j; j <= i; j++, at++) rest[at]! -= times * root[k * dim + j]!;
    }
  }
  return root;
}

/** R B R^T, R the rows of `root`, B by its lower triangle: lower triangle. */
function between(root: Float64Array, lower: Float64Array, dim: number): Float64Array {
  const full = mirrored(lower, dim);
  const product = new Float64Array(dim * dim);
  const image = new Float64Array(dim);
  for (let k = 0; k < dim; k++) {
    image.fill(0);
    for (let i = k; i < dim; i++) {
      const times = root[k * dim + i]!;
      for (let j = 0, at = i * dim; j < dim; j++, at++) image[j]! += times * full[at]!;
    }
    for (let l = 0; l <= k; l++) product[k * dim + l] = dotOfRanges(root, l * dim, image, 0, dim);
  }
  return product;
}

function mirrored(lower: Float64Array, dim: number): Float64Array {
  const full = Float64Array.from(lower);
  for (let i = 0; i < dim; i++) for (let j = 0; j < i; j++) full[j * dim + i] = lower[i * dim + j]!;
  return full;
}
