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
  for (let i = 0; i < size; i += 2) {
    factorRows(matrix, size, i);
    work += i * i;
    if (work < 20e6) continue;
    work = 0;
    await pause();
  }
  return matrix;
}

/** Rows i and i + 1 (where there is one). */
function factorRows(matrix: Float64Array, size: number, i: number): void {
  const paired = i + 1 < size ? 4 * Math.floor(i / 4) : 0;
  for (let j = 0; j < paired; j += 4) factorBlock(matrix, size, i, j);
  factorRow(matrix, size, i, paired);
  if (i + 1 < size) factorRow(matrix, size, i + 1, paired);
}

/** Columns from `first` on; those before are done. */
function factorRow(matrix: Float64Array, size: number, i: number, first: number): void {
  for (let j = first; j <= i; j++) {
    const sum = matrix[i * size + j]! - dotOfRanges(matrix, i * size, matrix, j * size, j);
    if (j < i) matrix[i * size + j] = sum / matrix[j * size + j]!;
    else matrix[i * size + i] = Math.sqrt(Math.max(sum, Number.MIN_VALUE));
  }
}

/** Rows i and i + 1, columns j to j + 3, all left of the diagonal: eight products that share what they read. */
function factorBlock(matrix: Float64Array, size: number, i: number, j: number): void {
  const [p, q] = [i * size, (i + 1) * size];
  const [a, b] = [j * size, (j + 1) * size];
  const [c, d] = [(j + 2) * size, (j + 3) * size];
  let [pa, pb, pc, pd, qa, qb, qc, qd] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let k = 0; k < j; k++) {
    const x = matrix[p + k]!;
    const y = matrix[q + k]!;
    const u = matrix[a + k]!;
    const v = matrix[b + k]!;
    const w = matrix[c + k]!;
    const z = matrix[d + k]!;
    pa += x * u;
    pb += x * v;
    pc += x * w;
    pd += x * z;
    qa += y * u;
    qb += y * v;
    qc += y * w;
    qd += y * z;
  }
  solveFour(matrix, size, p + j, j, [pa, pb, pc, pd]);
  solveFour(matrix, size, q + j, j, [qa, qb, qc, qd]);
}

/** Four neighbours of one row, from `at`, less `taken`, against the block on the diagonal that starts at (j, j). */
function solveFour(
  matrix: Float64Array,
  size: number,
  at: number,
  j: number,
  taken: readonly [number, number, number, number],
): void {
  for (let c = 0; c < 4; c++) {
    let sum = matrix[at + c]! - taken[c]!;
    for (let k = 0; k < c; k++) sum -= matrix[at + k]! * matrix[(j + c) * size + j + k]!;
    matrix[at + c] = sum / matrix[(j + c) * size + j + c]!;
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
  for (let i = 0; i < size; i += 2) {
    const paired = i + 1 < size ? 4 * Math.floor(i / 4) : 0;
    for (let k = 0; k < paired; k += 4) subtractFour(inverse, factor, size, i, k);
    finishRow(inverse, factor, size, i, paired);
    if (i + 1 < size) finishRow(inverse, factor, size, i + 1, paired);
    if (i % 128 === 126) await pause();
  }
  return inverse;
}

/** What the rows k to k + 3 of the inverse take off rows i and i + 1. */
function subtractFour(inverse: Float64Array, factor: Float64Array, size: number, i: number, k: number): void {
  const [p, q] = [i * size, (i + 1) * size];
  const [a, b] = [k * size, (k + 1) * size];
  const [c, d] = [(k + 2) * size, (k + 3) * size];
  const [pa, pb, pc, pd] = [factor[p + k]!, factor[p + k + 1]!, factor[p + k + 2]!, factor[p + k + 3]!];
  const [qa, qb, qc, qd] = [factor[q + k]!, factor[q + k + 1]!, factor[q + k + 2]!, factor[q + k + 3]!];
  for (let j = 0; j <= k + 3; j++) {
    const u = inverse[a + j]!;
    const v = inverse[b + j]!;
    const w = inverse[c + j]!;
    const z = inverse[d + j]!;
    inverse[p + j]! -= pa * u + pb * v + (pc * w + pd * z);
    inverse[q + j]! -= qa * u + qb * v + (qc * w + qd * z);
  }
}

/** Row i, from which the first `done` rows are taken off already. */
function finishRow(inverse: Float64Array, factor: Float64Array, size: number, i: number, done: number): void {
  const row = inverse.subarray(i * size, (i + 1) * size);
  for (let k = done; k < i; k++) subtractRow(row, factor[i * size + k]!, inverse, k * size, k);
  row[i] = 1;
  for (let j = 0; j <= i; j++) row[j]! /= factor[i * size + i]!;
}

function subtractRow(row: Float64Array, times: number, from: Float64Array, at: number, last: number): void {
  for (let j = 0; j <= last; j++) row[j]! -= times * from[at + j]!;
}

/** Four sums side by side: a single one would wait for each addition, and take three times as long. */
export function dotOfRanges(
  a: Float64Array,
  aAt: number,
  b: Float64Array,
  bAt: number,
  length: number,
): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
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
