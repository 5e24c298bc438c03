import { EigenvalueDecomposition, Matrix as DenseMatrix } from 'ml-matrix';
import type { Matrix } from '../matrix';
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
    const [one, other] = [first, second].map(({ covariance }) => dense(covariance, rows.dim)) as [
      DenseMatrix,
      DenseMatrix,
    ];
    return means + one.trace() + other.trace() - 2 * traceOfRoot(one, other);
  };
}

/**
 * Tr (A B)^1/2: A B has the eigenvalues of the symmetric R^T B R, with A = R R^T (R = the eigenvectors of A, each
 * times the root of its eigenvalue: A need not have full rank).
 */
function traceOfRoot(a: DenseMatrix, b: DenseMatrix): number {
  const { eigenvectorMatrix, realEigenvalues } = new EigenvalueDecomposition(a, { assumeSymmetric: true });
  const root = eigenvectorMatrix.mulRowVector(realEigenvalues.map((value) => Math.sqrt(Math.max(0, value))));
  const product = root.transpose().mmul(b).mmul(root);
  const values = new EigenvalueDecomposition(product, { assumeSymmetric: true }).realEigenvalues;
  return values.reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
}

/** Both triangles of a symmetric matrix given by its lower one. */
function dense(lower: Float64Array, dim: number): DenseMatrix {
  const full = new DenseMatrix(dim, dim);
  for (let i = 0; i < dim; i++) {
    for (let j = 0; j <= i; j++) {
      full.set(i, j, lower[i * dim + j]!);
      full.set(j, i, lower[i * dim + j]!);
    }
  }
  return full;
}
