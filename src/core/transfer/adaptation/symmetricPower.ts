import { EigenvalueDecomposition, Matrix as DenseMatrix } from 'ml-matrix';

/**
 * Eigenvalues below this share of the largest count as 0: covariances of float32 products carry noise of about
 * 1e-7 of it, which a negative power would blow up.
 */
const noise = 1e-6;

/**
 * A symmetric positive semidefinite matrix (size x size, row-major) to a power, through its eigenvalues. A
 * negative power is that of the pseudo-inverse: directions without variance become 0.
 */
export function symmetricPower(matrix: Float64Array, size: number, exponent: number): DenseMatrix {
  const dense = DenseMatrix.from1DArray(size, size, matrix);
  const { eigenvectorMatrix, realEigenvalues } = new EigenvalueDecomposition(dense, {
    assumeSymmetric: true,
  });
  const floor = noise * Math.max(...realEigenvalues, 0);
  const powers = realEigenvalues.map((value) => (value > floor ? value ** exponent : 0));
  return DenseMatrix.mul(eigenvectorMatrix, 1).mulRowVector(powers).mmul(eigenvectorMatrix.transpose());
}
