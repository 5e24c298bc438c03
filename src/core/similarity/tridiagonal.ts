/** A = Q T Q^T with T symmetric tridiagonal: solves with any shift of A then cost size, not size cubed. */
export interface Tridiagonal {
  readonly size: number;
  readonly diagonal: Float64Array;
  /** `beside[i]` stands at (i, i + 1) and (i + 1, i). */
  readonly beside: Float64Array;
  /** Q^T x, in place. */
  turn(x: Float64Array): Float64Array;
}

/**
 * Householder reduction (Golub & Van Loan, Matrix Computations, 8.3.1), from the last row upwards, so that every
 * access runs along rows. Only the lower triangle of `matrix` (size x size) is read; it is overwritten.
 */
export async function tridiagonalise(
  matrix: Float64Array,
  size: number,
  pause: () => Promise<void>,
): Promise<Tridiagonal> {
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(Math.max(0, size - 1));
  let work = 0;
  for (let i = size - 1; i >= 1; i--) {
    beside[i - 1] = eliminateRow(matrix, size, i);
    work += i * i;
    if (work < 20e6) continue;
    work = 0;
    await pause();
  }
  for (let i = 0; i < size; i++) diagonal[i] = matrix[i * size + i]!;
  return { size, diagonal, beside, turn: (x) => reflect(matrix, size, x) };
}

/** Row i becomes (0 … 0, returned, diagonal); in its place stands the reflection's unit vector (or zeros). */
export function eliminateRow(matrix: Float64Array, size: number, i: number): number {
  const v = matrix.subarray(i * size, i * size + i);
  const last = v[i - 1]!;
  let squares = 0;
  for (let j = 0; j < i - 1; j++) squares += v[j]! * v[j]!;
  if (squares === 0) {
    v.fill(0);
    return last;
  }
  const beside = (last > 0 ? -1 : 1) * Math.sqrt(squares + last * last);
  v[i - 1] = last - beside;
  const length = Math.sqrt(squares + v[i - 1]! ** 2);
  for (let j = 0; j < i; j++) v[j]! /= length;
  reflectBlock(matrix, size, v);
  return beside;
}

/** B := H B H, H = I - 2 v v^T, B the leading block of v's size; lower triangle only. */
function reflectBlock(matrix: Float64Array, size: number, v: Float64Array): void {
  const w = symmetricTimes(matrix, size, v);
  let along = 0;
  for (let j = 0; j < v.length; j++) along += v[j]! * w[j]!;
  for (let j = 0; j < v.length; j++) w[j] = 2 * (w[j]! - along * v[j]!);
  for (let r = 0; r < v.length; r++) {
    const [vr, wr, at] = [v[r]!, w[r]!, r * size];
    for (let j = 0; j <= r; j++) matrix[at + j]! -= vr * w[j]! + wr * v[j]!;
  }
}

function symmetricTimes(matrix: Float64Array, size: number, v: Float64Array): Float64Array {
  const product = new Float64Array(v.length);
  for (let r = 0; r < v.length; r++) {
    const [vr, at] = [v[r]!, r * size];
    let sum = matrix[at + r]! * vr;
    for (let j = 0; j < r; j++) {
      sum += matrix[at + j]! * v[j]!;
      product[j]! += matrix[at + j]! * vr;
    }
    product[r]! += sum;
  }
  return product;
}

function reflect(matrix: Float64Array, size: number, x: Float64Array): Float64Array {
  for (let i = size - 1; i >= 2; i--) {
    const v = matrix.subarray(i * size, i * size + i);
    let along = 0;
    for (let j = 0; j < i; j++) along += v[j]! * x[j]!;
    for (let j = 0; j < i; j++) x[j]! -= 2 * along * v[j]!;
  }
  return x;
}

/** T + shift I, which must be positive definite, ready for what evidence needs of it. */
export interface Shifted {
  /** (T + shift I)^-1 x. */
  solve(x: Float64Array): Float64Array;
  logDeterminant: number;
  traceOfInverse: number;
}

/**
 * Pivots from above and from below: the inverse's diagonal is 1 / (above + below - own) (Meurant 1992, section 2).
 * Rounding may leave eigenvalues just below 0: pivots are kept above 0.
 */
export function shifted({ size, diagonal, beside }: Tridiagonal, shift: number): Shifted {
  const own = diagonal.map((value) => value + shift);
  const least = Number.EPSILON * own.reduce((highest, value) => Math.max(highest, value), Number.MIN_VALUE);
  const [above, below] = [own.slice(), own.slice()];
  for (let i = 0; i < size; i++) {
    if (i > 0) above[i]! -= beside[i - 1]! ** 2 / above[i - 1]!;
    above[i] = Math.max(above[i]!, least);
  }
  for (let i = size - 1; i >= 0; i--) {
    if (i < size - 1) below[i]! -= beside[i]! ** 2 / below[i + 1]!;
    below[i] = Math.max(below[i]!, least);
  }
  let [logDeterminant, traceOfInverse] = [0, 0];
  for (let i = 0; i < size; i++) {
    logDeterminant += Math.log(above[i]!);
    traceOfInverse += 1 / Math.max(above[i]! + below[i]! - own[i]!, least);
  }
  return { logDeterminant, traceOfInverse, solve: (x) => solve(above, beside, x) };
}

/** Thomas's algorithm with the pivots at hand. */
function solve(above: Float64Array, beside: Float64Array, x: Float64Array): Float64Array {
  const y = x.slice();
  for (let i = 1; i < y.length; i++) y[i]! -= (beside[i - 1]! / above[i - 1]!) * y[i - 1]!;
  for (let i = y.length - 1; i >= 0; i--) {
    const rest = i + 1 < y.length ? beside[i]! * y[i + 1]! : 0;
    y[i] = (y[i]! - rest) / above[i]!;
  }
  return y;
}

/** x^T T x. */
export function quadratic({ diagonal, beside }: Tridiagonal, x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    sum += diagonal[i]! * x[i]! ** 2;
    if (i > 0) sum += 2 * beside[i - 1]! * x[i]! * x[i - 1]!;
  }
  return sum;
}
