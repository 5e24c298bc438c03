import type { Kernels } from '../kernels';
import type { Matrix } from '../matrix';

/**
 * left x right^T, right given as rows of `left.dim` numbers: left.rows x count. The scores of a softmax problem
 * without a bias are just that product, so no kernel of its own is needed. Float32 accuracy.
 */
export async function timesTransposed(left: Matrix, right: Float64Array, kernels: Kernels): Promise<Matrix> {
  const count = right.length / left.dim;
  const problem = await kernels.softmaxProblem(left, count);
  try {
    return await problem.scores(right, new Float64Array(count));
  } finally {
    problem.dispose();
  }
}
