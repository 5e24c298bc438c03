import type { SoftmaxProblem } from '../kernels';
import { Lbfgs } from './lbfgs';
import type { LbfgsOptions } from './lbfgs';

/** Weight (classes x dim) and bias (classes) of softmax regression. */
export interface Parameters {
  weight: Float64Array;
  bias: Float64Array;
}

interface Shape {
  classes: number;
  dim: number;
}

/** One fit over the problem's rows. */
export interface FitRequest {
  targets: Int32Array;
  /** Rows; 0 leaves a row out. */
  sampleWeight: Float64Array;
  /** scikit-learn's C: the loss's sum is weighed by it against 1/2 |w|^2. */
  c: number;
  /** Where to start; zeros when absent. */
  start?: Parameters | undefined;
  /** The weights that the penalty pulls towards (biased regularisation, Kienzle & Chellapilla 2006); zeros when absent. */
  towards?: Float64Array | undefined;
}

/** Within 1e-4 of the optimum's probabilities (float32 products carry no further than about 1e-8). */
export const tightFit: LbfgsOptions = { tolerance: 1e-7, maxIterations: 1000 };
/** Enough to tell one penalty from the next: predictions differ from the optimum's in few rows in 1,000. */
export const looseFit: LbfgsOptions = { tolerance: 5e-5, maxIterations: 40 };

/**
 * Minimises C sum_i s_i cross-entropy_i + 1/2 |w - towards|^2 for each request, bias unpenalised: scikit-learn's
 * LogisticRegression (lbfgs), multinomial, and with two classes its binomial. All fits go in step, so that
 * kernels can share one reading of the rows. `round` is awaited before every evaluation and may reject.
 */
export async function fitSoftmax(
  problem: SoftmaxProblem,
  shape: Shape,
  requests: readonly FitRequest[],
  options: LbfgsOptions,
  round: (settled: number) => Promise<void> = () => Promise.resolve(),
): Promise<Parameters[]> {
  const solvers = requests.map((request) => new Lbfgs(flatten(request.start, shape), options));
  for (;;) {
    const running = solvers.flatMap((solver, i) => (solver.state === 'running' ? [i] : []));
    await round(solvers.length - running.length);
    if (running.length === 0) return solvers.map((solver) => unflatten(solver.point, shape));
    await Promise.all(running.map((i) => advance(problem, shape, requests[i]!, solvers[i]!)));
  }
}

async function advance(
  problem: SoftmaxProblem,
  shape: Shape,
  request: FitRequest,
  solver: Lbfgs,
): Promise<void> {
  const { weight, bias } = unflatten(solver.trial, shape);
  const evaluated = await problem.evaluate(weight, bias, request.targets, request.sampleWeight);
  const { value, gradient } = penalised(evaluated, weight, request, shape.classes);
  // the mirrored half of two classes counts once in the point and in the gradient, so in the value too
  solver.step(shape.classes === 2 ? value / 2 : value, flatten(gradient, shape));
}

/**
 * Loss and gradient divided by the sample weights' sum, so that one tolerance fits every number of rows.
 * Two softmax rows share what one row of a binomial regression carries alone (w = w1 - w0 = 2 w1), so its
 * 1/2 |w|^2 is 1 |W|^2 here.
 */
function penalised(
  evaluated: Awaited<ReturnType<SoftmaxProblem['evaluate']>>,
  weight: Float64Array,
  request: FitRequest,
  classes: number,
): { value: number; gradient: Parameters } {
  const total = Math.max(sum(request.sampleWeight), Number.MIN_VALUE);
  const strength = (classes === 2 ? 2 : 1) / (request.c * Math.max(total, 1));
  const { weightGradient, biasGradient, loss } = evaluated;
  const gradient = new Float64Array(weight.length);
  let squares = 0;
  for (let j = 0; j < weight.length; j++) {
    const away = weight[j]! - (request.towards?.[j] ?? 0);
    squares += away ** 2;
    gradient[j] = weightGradient[j]! / total + strength * away;
  }
  return {
    value: loss / total + (strength / 2) * squares,
    gradient: { weight: gradient, bias: biasGradient.map((each) => each / total) },
  };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

/**
 * What the solver moves: all weights, then the biases. With two classes half of that, since the rows mirror
 * each other (w0 = -w1): the second row, for points as for gradients.
 */
function flatten(from: Parameters | undefined, { classes, dim }: Shape): Float64Array {
  const rows = classes === 2 ? 1 : classes;
  const flat = new Float64Array(rows * (dim + 1));
  if (!from) return flat;
  if (classes > 2) {
    flat.set(from.weight);
    flat.set(from.bias, from.weight.length);
    return flat;
  }
  for (let j = 0; j < dim; j++) flat[j] = (from.weight[dim + j]! - from.weight[j]!) / 2;
  flat[dim] = (from.bias[1]! - from.bias[0]!) / 2;
  return flat;
}

function unflatten(flat: Float64Array, { classes, dim }: Shape): Parameters {
  if (classes > 2) return { weight: flat.subarray(0, classes * dim), bias: flat.subarray(classes * dim) };
  const weight = new Float64Array(2 * dim);
  for (let j = 0; j < dim; j++) weight[j] = -(weight[dim + j] = flat[j]!);
  return { weight, bias: Float64Array.of(-flat[dim]!, flat[dim]!) };
}
