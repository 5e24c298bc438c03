/**
 * Limited-memory BFGS (Nocedal & Wright 2006, algorithms 7.4 and 7.5) for smooth convex functions, as
 * init / step / result: evaluate the function at `trial`, hand value and gradient to `step`, until `state`
 * is no longer 'running'; the result is `point`. The caller owns the evaluations, so many solvers can go in
 * step and share them.
 */
export interface LbfgsOptions {
  /** Ends when no component of the gradient is larger. */
  tolerance: number;
  maxIterations: number;
}

const memory = 10;
const maxBacktracks = 20;
/** Armijo's share of the promised decrease. */
const sufficientDecrease = 1e-4;
/**
 * Values closer than this, relatively, are noise of float32 products: there the slope decides, as in the
 * approximate Wolfe condition of Hager & Zhang (2005), with their delta = 0.1.
 */
const valueNoise = 1e-6;
const slopeShare = 0.1;

interface Pair {
  s: Float64Array;
  y: Float64Array;
  /** 1 / (s . y) */
  rho: number;
}

export class Lbfgs {
  state: 'running' | 'converged' | 'stalled' | 'limit' = 'running';
  /** Where the function is to be evaluated next. */
  trial: Float64Array;
  /** The best accepted point. */
  point: Float64Array;
  iterations = 0;
  private value = Infinity;
  private gradient: Float64Array | null = null;
  private direction: Float64Array;
  private pairs: Pair[] = [];
  private stepLength = 1;
  private backtracks = 0;

  constructor(
    start: Float64Array,
    private readonly options: LbfgsOptions,
  ) {
    this.trial = start.slice();
    this.point = this.trial;
    this.direction = new Float64Array(start.length);
  }

  /** Takes the function's value and gradient at `trial`; the gradient is kept, so hand a fresh one each time. */
  step(value: number, gradient: Float64Array): void {
    if (this.state !== 'running') return;
    if (this.gradient === null) return this.accept(value, gradient);
    const slope = dot(this.gradient, this.direction);
    const newSlope = dot(gradient, this.direction);
    if (this.isEnough(value, slope, newSlope)) {
      this.remember(gradient);
      this.iterations++;
      this.accept(value, gradient);
    } else {
      this.backtrack(value, slope, newSlope);
    }
  }

  private isEnough(value: number, slope: number, newSlope: number): boolean {
    if (!Number.isFinite(value)) return false;
    if (value <= this.value + sufficientDecrease * this.stepLength * slope) return true;
    const noise = valueNoise * Math.abs(this.value);
    return value <= this.value + noise && newSlope <= (2 * slopeShare - 1) * slope;
  }

  private accept(value: number, gradient: Float64Array): void {
    this.point = this.trial;
    this.value = value;
    this.gradient = gradient;
    if (largest(gradient) <= this.options.tolerance) this.state = 'converged';
    else if (this.iterations >= this.options.maxIterations) this.state = 'limit';
    else this.leave();
  }

  /** Starts a line search from the accepted point. */
  private leave(): void {
    this.direction = twoLoop(this.gradient!, this.pairs);
    if (!(dot(this.direction, this.gradient!) < 0)) {
      this.pairs = [];
      this.direction = scaled(this.gradient!, -1);
    }
    this.backtracks = 0;
    this.tryStep(1);
  }

  private tryStep(length: number): void {
    this.stepLength = length;
    this.trial = this.point.slice();
    addScaled(this.trial, this.direction, length);
  }

  private remember(gradient: Float64Array): void {
    const s = difference(this.trial, this.point);
    const y = difference(gradient, this.gradient!);
    const curvature = dot(s, y);
    if (curvature <= 1e-12 * Math.sqrt(dot(s, s) * dot(y, y))) return;
    this.pairs.push({ s, y, rho: 1 / curvature });
    if (this.pairs.length > memory) this.pairs.shift();
  }

  /** Shortens the step to where the slope, taken as linear, vanishes; at least to a half, at most to a tenth. */
  private backtrack(value: number, slope: number, newSlope: number): void {
    if (++this.backtracks > maxBacktracks) return this.giveUp();
    const secant = Number.isFinite(value) && newSlope > slope ? slope / (slope - newSlope) : 0.1;
    this.tryStep(this.stepLength * Math.min(0.5, Math.max(0.1, secant)));
  }

  /** No progress along the direction: forget the curvature once, then this is the noise floor. */
  private giveUp(): void {
    if (this.pairs.length === 0) {
      this.state = 'stalled';
      return;
    }
    this.pairs = [];
    this.leave();
  }
}

/** -H g, H the inverse Hessian that the pairs imply. */
function twoLoop(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const direction = scaled(gradient, -1);
  const alphas = new Float64Array(pairs.length);
  for (let i = pairs.length - 1; i >= 0; i--) {
    const { s, y, rho } = pairs[i]!;
    alphas[i] = rho * dot(s, direction);
    addScaled(direction, y, -alphas[i]!);
  }
  const last = pairs.at(-1);
  if (last) scale(direction, 1 / (last.rho * dot(last.y, last.y)));
  pairs.forEach(({ s, y, rho }, i) => addScaled(direction, s, alphas[i]! - rho * dot(y, direction)));
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}

// Loops rather than map(): these run for every step of every fit, and a call for each number costs ten times as much.

function difference(a: Float64Array, b: Float64Array): Float64Array {
  const result = new Float64Array(a.length);
  for (let j = 0; j < a.length; j++) result[j] = a[j]! - b[j]!;
  return result;
}

function scaled(values: Float64Array, factor: number): Float64Array {
  const result = values.slice();
  scale(result, factor);
  return result;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (let j = 0; j < values.length; j++) most = Math.max(most, Math.abs(values[j]!));
  return most;
}

function addScaled(into: Float64Array, what: Float64Array, factor: number): void {
  for (let j = 0; j < into.length; j++) into[j]! += factor * what[j]!;
}

function scale(values: Float64Array, factor: number): void {
  for (let j = 0; j < values.length; j++) values[j]! *= factor;
}
