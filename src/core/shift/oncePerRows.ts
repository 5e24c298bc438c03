import type { Kernels } from '../kernels';
import type { Matrix } from '../matrix';
import type { Tools } from './shiftMeasure';

type Of<T> = (rows: Matrix, tools: Tools) => Promise<T>;

/**
 * What several measures need of the same rows (their covariance, their distances) is computed once: remembered for
 * the same matrix and kernels as long as somebody holds the matrix. A computation that was cancelled is forgotten.
 * `compute` must not draw from `tools.random`, and nobody may write into what comes back.
 */
export function oncePerRows<T>(compute: Of<T>): Of<T> {
  const known = new WeakMap<Kernels, WeakMap<Matrix, Promise<T>>>();
  return (rows, tools) => {
    const ofKernels = known.get(tools.kernels) ?? new WeakMap<Matrix, Promise<T>>();
    known.set(tools.kernels, ofKernels);
    const found = ofKernels.get(rows) ?? compute(rows, tools);
    ofKernels.set(rows, found);
    found.catch(() => ofKernels.delete(rows));
    return found;
  };
}

/** Column means and covariance, as of the kernels. */
export const covarianceOf = oncePerRows((rows, { kernels }) => kernels.covariance(rows));
