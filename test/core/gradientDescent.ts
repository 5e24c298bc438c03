import type { Parameters } from '../../src/core/learn/softmaxRegression';

interface Problem {
  vectors: readonly number[];
  labels: readonly number[];
  classes: number;
  dim: number;
}

/** The optimum by plain gradient descent on C sum cross-entropy + 1/2 |w - towards|^2, in float64 loops. */
export function descend(
  { vectors, labels, classes, dim }: Problem,
  c: number,
  towards: Float64Array,
): Parameters {
  if (classes === 2) return binary(descendOn(vectors, labels, 1, dim, c, contrast(towards, dim)));
  return descendOn(vectors, labels, classes, dim, c, towards);
}

/** Binomial regression knows w = w1 - w0 only. */
const contrast = (weight: Float64Array, dim: number) =>
  weight.slice(dim).map((value, j) => value - weight[j]!);

const binary = ({ weight, bias }: Parameters): Parameters => ({
  weight: Float64Array.of(...weight.map(() => 0), ...weight),
  bias: Float64Array.of(0, ...bias),
});

/** `columns` scores a row; with one column the sigmoid of it is the chance of class 1. */
function descendOn(
  vectors: readonly number[],
  labels: readonly number[],
  columns: number,
  dim: number,
  c: number,
  towards: Float64Array,
): Parameters {
  const weight = new Float64Array(columns * dim);
  const bias = new Float64Array(columns);
  const largest = Math.max(...labels.map((_, i) => 1 + squaredNorm(vectors, i, dim)));
  const rate = 1 / (1 + (c * labels.length * largest) / 2);
  for (let step = 0; step < 20_000; step++) {
    const weightGradient = weight.map((value, j) => value - towards[j]!);
    const biasGradient = new Float64Array(columns);
    labels.forEach((label, i) => {
      const x = vectors.slice(i * dim, (i + 1) * dim);
      const p = chances(x, weight, bias);
      for (let k = 0; k < columns; k++) {
        const residual = c * (p[k]! - Number(columns === 1 ? label === 1 : label === k));
        biasGradient[k]! += residual;
        for (let j = 0; j < dim; j++) weightGradient[k * dim + j]! += residual * x[j]!;
      }
    });
    weightGradient.forEach((value, j) => (weight[j]! -= rate * value));
    biasGradient.forEach((value, k) => (bias[k]! -= rate * value));
    if (Math.max(...weightGradient.map(Math.abs), ...biasGradient.map(Math.abs)) < 1e-7) break;
  }
  return { weight, bias };
}

function squaredNorm(vectors: readonly number[], i: number, dim: number): number {
  return vectors.slice(i * dim, (i + 1) * dim).reduce((sum, value) => sum + value * value, 0);
}

export function chances(x: readonly number[], weight: Float64Array, bias: Float64Array): number[] {
  const scores = Array.from(bias, (start, k) =>
    x.reduce((sum, value, j) => sum + value * weight[k * x.length + j]!, start),
  );
  if (scores.length === 1) return [1 / (1 + Math.exp(-scores[0]!))];
  const total = scores.reduce((sum, score) => sum + Math.exp(score), 0);
  return scores.map((score) => Math.exp(score) / total);
}
