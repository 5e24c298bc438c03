import type { Kernels, SoftmaxProblem } from './kernels';
import type { Matrix } from './matrix';
import { logSumExp } from './learn/softmax';
import { row, zeros } from './matrix';

/** Loops with float64 sums: slow, and plain enough to be the oracle of the fast kernels. */
export const plainKernels: Kernels = {
  softmaxProblem: (rows, classes) => Promise.resolve(plainSoftmaxProblem(rows, classes)),
  covariance: (rows) => Promise.resolve(covariance(rows)),
  squaredDistances: (left, right) => Promise.resolve(squaredDistances(left, right)),
};

function plainSoftmaxProblem(rows: Matrix, classes: number): SoftmaxProblem {
  return {
    evaluate: (weight, bias, targets, sampleWeight) =>
      Promise.resolve(evaluate(rows, classes, weight, bias, targets, sampleWeight)),
    scores(weight, bias) {
      const scores = zeros(rows.rows, classes);
      for (let i = 0; i < rows.rows; i++) scores.data.set(rowScores(row(rows, i), weight, bias), i * classes);
      return Promise.resolve(scores);
    },
    dispose: () => undefined,
  };
}

function evaluate(
  rows: Matrix,
  classes: number,
  weight: Float64Array,
  bias: Float64Array,
  targets: Int32Array,
  sampleWeight: Float64Array,
): Awaited<ReturnType<SoftmaxProblem['evaluate']>> {
  let loss = 0;
  const weightGradient = new Float64Array(classes * rows.dim);
  const biasGradient = new Float64Array(classes);
  for (let i = 0; i < rows.rows; i++) {
    const x = row(rows, i);
    const scores = rowScores(x, weight, bias);
    const normaliser = logSumExp(scores);
    loss += sampleWeight[i]! * (normaliser - scores[targets[i]!]!);
    for (let k = 0; k < classes; k++) {
      const probability = Math.exp(scores[k]! - normaliser);
      const residual = sampleWeight[i]! * (probability - (k === targets[i] ? 1 : 0));
      biasGradient[k]! += residual;
      for (let j = 0; j < rows.dim; j++) weightGradient[k * rows.dim + j]! += residual * x[j]!;
    }
  }
  return { loss, weightGradient, biasGradient };
}

function rowScores(x: Float32Array, weight: Float64Array, bias: Float64Array): Float64Array {
  return bias.map((start, k) => {
    let sum = start;
    for (let j = 0; j < x.length; j++) sum += weight[k * x.length + j]! * x[j]!;
    return sum;
  });
}

function covariance(rows: Matrix): { mean: Float64Array; covariance: Float64Array } {
  const { dim } = rows;
  const mean = new Float64Array(dim);
  for (let i = 0; i < rows.rows; i++) for (let j = 0; j < dim; j++) mean[j]! += row(rows, i)[j]! / rows.rows;
  const sums = new Float64Array(dim * dim);
  for (let i = 0; i < rows.rows; i++) {
    const centred = Float64Array.from(row(rows, i), (value, j) => value - mean[j]!);
    for (let j = 0; j < dim; j++)
      for (let k = 0; k < dim; k++) sums[j * dim + k]! += centred[j]! * centred[k]!;
  }
  return { mean, covariance: sums.map((sum) => sum / (rows.rows - 1)) };
}

function squaredDistances(left: Matrix, right: Matrix): Matrix {
  const distances = zeros(left.rows, right.rows);
  for (let i = 0; i < left.rows; i++) {
    for (let j = 0; j < right.rows; j++) {
      let sum = 0;
      for (let k = 0; k < left.dim; k++) sum += (row(left, i)[k]! - row(right, j)[k]!) ** 2;
      distances.data[i * right.rows + j] = sum;
    }
  }
  return distances;
}
