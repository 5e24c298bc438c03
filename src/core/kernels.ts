import type { Matrix } from './matrix';

/**
 * The heavy linear algebra that core/ needs and does not do itself. The engine passes ONNX Runtime graphs
 * (engine/kernels.ts); `plainKernels` is the loop version: the oracle of the tests and the fallback.
 */
export interface Kernels {
  /** Keeps `rows` where the kernel wants them, so that a solver's many evaluations copy nothing. */
  softmaxProblem(rows: Matrix, classes: number): Promise<SoftmaxProblem>;
  /** Column means (dim) and the dim x dim covariance with divisor `rows - 1`, float64 sums. */
  covariance(rows: Matrix): Promise<{ mean: Float64Array; covariance: Float64Array }>;
  /** Pairwise squared Euclidean distances, left.rows x right.rows. */
  squaredDistances(left: Matrix, right: Matrix): Promise<Matrix>;
}

/** Softmax regression's loss over fixed rows. Scores are rows x weight^T + bias. */
export interface SoftmaxProblem {
  /**
   * Sum over rows of `sampleWeight[i] * cross-entropy(target[i], softmax(scores[i]))` and its gradient.
   * A weight of 0 takes a row out, so folds need no copies. The penalty is the caller's.
   * @param weight classes x dim, @param bias classes, @param targets rows class indices
   */
  evaluate(
    weight: Float64Array,
    bias: Float64Array,
    targets: Int32Array,
    sampleWeight: Float64Array,
  ): Promise<{ loss: number; weightGradient: Float64Array; biasGradient: Float64Array }>;
  /** rows x classes scores. */
  scores(weight: Float64Array, bias: Float64Array): Promise<Matrix>;
  dispose(): void;
}
