import type { Matrix } from '../../matrix';

/** Minimise 1/2 b'Kb - linear'b over 0 <= b_i <= ceiling and least <= sum of b <= most. */
export interface MassBoundedQuadratic {
  /** K, symmetric positive semidefinite, no entry below 0 (an RBF kernel): size x size. */
  matrix: Matrix;
  linear: Float64Array;
  ceiling: number;
  /** At most size x ceiling. */
  least: number;
  most: number;
}

/** Multiplications between two pauses: some 20 ms. */
const pauseEvery = 20e6;
/** Iterations between two tests of convergence, which sort the gradient. */
const testEvery = 10;

/**
 * The minimiser by accelerated projected gradient (FISTA, Beck & Teboulle 2009) with restarts when the momentum
 * points uphill (O'Donoghue & Candes 2015). Ends when the value is provably within `tolerance` of the minimum
 * (the Frank-Wolfe gap, Jaggi 2013), or after `maxIterations` products with K with the point reached by then,
 * which satisfies the constraints as well.
 */
export async function solveMassBounded(
  problem: MassBoundedQuadratic,
  options: { tolerance: number; maxIterations: number },
  pause: () => Promise<void>,
): Promise<Float64Array> {
  const solver = new ProjectedGradient(problem);
  const perPause = Math.max(1, Math.ceil(pauseEvery / problem.linear.length ** 2));
  for (let iteration = 1; iteration <= options.maxIterations; iteration++) {
    solver.step();
    if (iteration % testEvery === 0 && solver.gap() <= options.tolerance) break;
    if (iteration % perPause === 0) await pause();
  }
  return solver.point;
}

class ProjectedGradient {
  point: Float64Array;
  /** K point */
  private image: Float64Array;
  /** Where the next gradient is taken, and K times it. */
  private ahead: Float64Array;
  private aheadImage: Float64Array;
  private momentum = 1;
  private readonly stepLength: number;

  constructor(private readonly problem: MassBoundedQuadratic) {
    const ones = new Float64Array(problem.linear.length).fill(1);
    this.stepLength = 1 / largestRowSum(problem.matrix);
    this.ahead = this.point = projection(ones, problem);
    this.aheadImage = this.image = times(problem.matrix, this.point);
  }

  step(): void {
    const { problem, stepLength, point, image, ahead, aheadImage } = this;
    const descended = ahead.map((value, i) => value - stepLength * (aheadImage[i]! - problem.linear[i]!));
    this.point = projection(descended, problem);
    this.image = times(problem.matrix, this.point);
    let uphill = 0;
    for (let i = 0; i < point.length; i++)
      uphill += (ahead[i]! - this.point[i]!) * (this.point[i]! - point[i]!);
    const next = (1 + Math.sqrt(1 + 4 * this.momentum ** 2)) / 2;
    const share = uphill > 0 ? 0 : (this.momentum - 1) / next;
    this.momentum = uphill > 0 ? 1 : next;
    this.ahead = this.point.map((value, i) => value + share * (value - point[i]!));
    this.aheadImage = this.image.map((value, i) => value + share * (value - image[i]!));
  }

  /** Upper bound of value(point) - minimum: the most that the linearised objective can still fall. */
  gap(): number {
    const gradient = this.image.map((value, i) => value - this.problem.linear[i]!);
    const here = gradient.reduce((sum, value, i) => sum + value * this.point[i]!, 0);
    return here - lowestLinear(gradient, this.problem);
  }
}

/** Minimum of gradient'b under the constraints: the most negative are filled first. */
function lowestLinear(gradient: Float64Array, { ceiling, least, most }: MassBoundedQuadratic): number {
  let mass = 0;
  let value = 0;
  for (const slope of gradient.slice().sort()) {
    const room = Math.min(ceiling, (slope < 0 ? most : least) - mass);
    if (room <= 0) break;
    mass += room;
    value += room * slope;
  }
  return value;
}

/** Nearest point that satisfies the constraints: all values moved by one shift, then clipped. */
function projection(from: Float64Array, problem: MassBoundedQuadratic): Float64Array {
  const { ceiling, least, most } = problem;
  const clipped = (shift: number) => from.map((value) => Math.min(ceiling, Math.max(0, value + shift)));
  const still = clipped(0);
  const mass = sum(still);
  if (mass >= least && mass <= most) return still;
  const wanted = mass < least ? least : most;
  return clipped(shiftTo(wanted, (shift) => sum(clipped(shift)), from, ceiling));
}

/** Bisection: the mass grows with the shift, from 0 to size x ceiling. */
function shiftTo(
  wanted: number,
  massAt: (shift: number) => number,
  from: Float64Array,
  ceiling: number,
): number {
  let low = -from.reduce((most, value) => Math.max(most, value), -Infinity);
  let high = ceiling - from.reduce((least, value) => Math.min(least, value), Infinity);
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (massAt(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

/** No eigenvalue of a matrix without negative entries is larger. */
function largestRowSum({ data, rows }: Matrix): number {
  const ones = new Float64Array(rows).fill(1);
  return times({ data, rows, dim: rows }, ones).reduce((most, value) => Math.max(most, value), 0);
}

/** matrix x vector, four sums side by side as in the Cholesky factor. */
function times({ data, rows, dim }: Matrix, vector: Float64Array): Float64Array {
  const product = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    let at = i * dim;
    let j = 0;
    for (; j + 3 < dim; j += 4, at += 4) {
      s0 += data[at]! * vector[j]!;
      s1 += data[at + 1]! * vector[j + 1]!;
      s2 += data[at + 2]! * vector[j + 2]!;
      s3 += data[at + 3]! * vector[j + 3]!;
    }
    for (; j < dim; j++, at++) s0 += data[at]! * vector[j]!;
    product[i] = s0 + s1 + (s2 + s3);
  }
  return product;
}
