import type { Kernels } from '../kernels';
import type { Matrix } from '../matrix';
import type { Parameters } from './softmaxRegression';

/** rows x classes scores of a linear classifier, by the kernel: for many rows. */
export async function linearScores(
  rows: Matrix,
  { weight, bias }: Parameters,
  kernels: Kernels,
): Promise<Matrix> {
  const problem = await kernels.softmaxProblem(rows, bias.length);
  try {
    return await problem.scores(weight, bias);
  } finally {
    problem.dispose();
  }
}
