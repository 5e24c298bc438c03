import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix, inverse } from 'ml-matrix';
import { seededRandom } from '../../../src/core/random';
import { quadratic, shifted, tridiagonalise } from '../../../src/core/similarity/tridiagonal';

/** B B^T of random B: symmetric, no eigenvalue below 0. */
function semidefinite(size: number, rank: number, seed: number): Matrix {
  const random = seededRandom(seed);
  const b = Matrix.rand(size, rank, { random }).sub(0.5);
  return b.mmul(b.transpose());
}

const close = (a: number, b: number) =>
  assert.ok(Math.abs(a - b) <= 1e-8 * Math.max(1, Math.abs(a), Math.abs(b)), `${a}, ${b}`);

describe('tridiagonal form', () => {
  it('solves, and knows determinant and trace, as the dense matrix does', async () => {
    const cases = fc.record({ size: fc.integer({ min: 1, max: 9 }), rank: fc.integer({ min: 1, max: 9 }), seed: fc.nat(1e6) }); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(cases, async ({ size, rank, seed }) => {
        const dense = semidefinite(size, rank, seed);
        const found = await tridiagonalise(Float64Array.from(dense.to1DArray()), size, () =>
          Promise.resolve(),
        );
        const x = Float64Array.from({ length: size }, (_, i) => i + 1);
        const turned = found.turn(x.slice());
        const column = Matrix.columnVector([...x]);
        close(quadratic(found, turned), column.transpose().mmul(dense).mmul(column).get(0, 0));
        const moved = Matrix.add(dense, Matrix.eye(size, size).mul(0.3));
        const { solve, logDeterminant, traceOfInverse } = shifted(found, 0.3);
        const solved = solve(turned);
        const expected = inverse(moved).mmul(column);
        close(solved.reduce((sum, value, i) => sum + value * turned[i]!, 0), column.dot(expected)); // prettier-ignore
        const values = new EigenvalueDecomposition(moved, { assumeSymmetric: true }).realEigenvalues;
        close(logDeterminant, values.reduce((sum, value) => sum + Math.log(value), 0)); // prettier-ignore
        close(traceOfInverse, values.reduce((sum, value) => sum + 1 / value, 0)); // prettier-ignore
      }),
    );
  });
});
