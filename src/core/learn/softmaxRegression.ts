import type { SoftmaxProblem } from '../kernels';
import { Lbfgs } from './lbfgs';
import type { LbfgsOptions } from './lbfgs';

/** Weight (classes x dim) and bias (classes) of softmax regression. */
export interface Parameters {
  weight: Float64Array;
  bias: Float64Array;
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
}

/** Within 1e-4 of the optimum's probabilities (float32 products carry no further than about 1e-8). */
export const tightFit: LbfgsOptions = { tolerance: 1e-7, maxIterations: 1000 };
/** Enough to tell one penalty from the next: predictions differ from the optimum's in few rows in 1,000. */
export const looseFit: LbfgsOptions = { tolerance: 5e-5, maxIterations: 40 };

/**
 * Minimises C sum_i s_i cross-entropy_i + 1/2 |w|^2 for each request, bias unpenalised: scikit-learn's
 * LogisticRegression (lbfgs), multinomial, and with two classes its binomial. All fits go in step, so that
 * kernels can share one reading of the rows. `round` is awaited before every evaluation and may reject.
 */
export async function fitSoftmax(
  problem: SoftmaxProblem,
  shape: { classes: number; dim: number },
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
  shape: { classes: number; dim: number },
  request: FitRequest,
  solver: Lbfgs,
): Promise<void> {
  const { weight, bias } = unflatten(solver.trial, shape);
  const evaluated = await problem.evaluate(weight, bias, request.targets, request.sampleWeight);
  const { value, gradient } = penalised(evaluated, weight, request, shape.classes);
  solver.step(value, gradient);
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
): { value: number; gradient: Float64Array } {
  const total = Math.max(sum(request.sampleWeight), Number.MIN_VALUE);
  const strength = (classes === 2 ? 2 : 1) / (request.c * Math.max(total, 1));
  const gradient = new Float64Array(weight.length + classes);
  let squares = 0;
  for (let j = 0; j < weight.length; j++) {
    squares += weight[j]! ** 2;
    gradient[j] = evaluated.weightGradient[j]! / total + strength * weight[j]!;
  }
  for (let k = 0; k < classes; k++) gradient[weight.length + k] = evaluated.biasGradient[k]! / total;
  return { value: evaluated.loss / total + (strength / 2) * squares, gradient };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

function flatten(start: Parameters | undefined, shape: { classes: number; dim: number }): Float64Array {
  const flat = new Float64Array(shape.classes * (shape.dim + 1));
  if (!start) return flat;
  flat.set(start.weight);
  flat.set(start.bias, start.weight.length);
  return flat;
}

function unflatten(flat: Float64Array, shape: { classes: number; dim: number }): Parameters {
  const weights = shape.classes * shape.dim;
  return { weight: flat.subarray(0, weights), bias: flat.subarray(weights) };
}
