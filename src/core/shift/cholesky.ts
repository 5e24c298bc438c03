/**
 * Cholesky factor of a symmetric positive definite matrix (size x size, row-major), in place: the lower
 * triangle becomes L with A = L L^T. `pause` is awaited about every 20 million multiplications.
 */
export async function cholesky(
  matrix: Float64Array,
  size: number,
  pause: () => Promise<void>,
): Promise<Float64Array> {
  let work = 0;
  for (let i = 0; i < size; i++) {
    factorRow(matrix, size, i);
    work += (i * i) / 2;
    if (work < 20e6) continue;
    work = 0;
    await pause();
  }
  return matrix;
}

function factorRow(matrix: Float64Array, size: number, i: number): void {
  for (let j = 0; j <= i; j++) {
    const sum = matrix[i * size + j]! - dotOfRanges(matrix, i * size, matrix, j * size, j);
    if (j < i) matrix[i * size + j] = sum / matrix[j * size + j]!;
    else matrix[i * size + i] = Math.sqrt(Math.max(sum, Number.MIN_VALUE));
  }
}

/** Solves L z = x in place of x. */
export function forwardSolve(factor: Float64Array, size: number, x: Float64Array): void {
  for (let i = 0; i < size; i++) {
    x[i] = (x[i]! - dotOfRanges(factor, i * size, x, 0, i)) / factor[i * size + i]!;
  }
}

/** Solves L^T w = z in place of z. */
export function backwardSolve(factor: Float64Array, size: number, z: Float64Array): void {
  for (let i = size - 1; i >= 0; i--) {
    const value = z[i]! / factor[i * size + i]!;
    z[i] = value;
    for (let k = 0, a = i * size; k < i; k++, a++) z[k]! -= factor[a]! * value;
  }
}

/** L^-1 (lower triangular), row by row. */
export async function inverseOfFactor(
  factor: Float64Array,
  size: number,
  pause: () => Promise<void>,
): Promise<Float64Array> {
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const row = inverse.subarray(i * size, (i + 1) * size);
    for (let k = 0; k < i; k++) subtractRow(row, factor[i * size + k]!, inverse, k * size, k);
    row[i] = 1;
    for (let j = 0; j <= i; j++) row[j]! /= factor[i * size + i]!;
    if (i % 64 === 63) await pause();
  }
  return inverse;
}

function subtractRow(row: Float64Array, times: number, from: Float64Array, at: number, last: number): void {
  for (let j = 0; j <= last; j++) row[j]! -= times * from[at + j]!;
}

/** Four sums side by side: a single one would wait for each addition, and take three times as long. */
function dotOfRanges(a: Float64Array, aAt: number, b: Float64Array, bAt: number, length: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += a[aAt + k]! * b[bAt + k]!;
    s1 += a[aAt + k + 1]! * b[bAt + k + 1]!;
    s2 += a[aAt + k + 2]! * b[bAt + k + 2]!;
    s3 += a[aAt + k + 3]! * b[bAt + k + 3]!;
  }
  for (; k < length; k++) s0 += a[aAt + k]! * b[bAt + k]!;
  return s0 + s1 + (s2 + s3);
}
