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
    let sum = matrix[i * size + j]!;
    for (let k = 0, a = i * size, b = j * size; k < j; k++, a++, b++) sum -= matrix[a]! * matrix[b]!;
    if (j < i) matrix[i * size + j] = sum / matrix[j * size + j]!;
    else matrix[i * size + i] = Math.sqrt(Math.max(sum, Number.MIN_VALUE));
  }
}

/** Solves L z = x in place of x. */
export function forwardSolve(factor: Float64Array, size: number, x: Float64Array): void {
  for (let i = 0; i < size; i++) {
    let sum = x[i]!;
    for (let k = 0, a = i * size; k < i; k++, a++) sum -= factor[a]! * x[k]!;
    x[i] = sum / factor[i * size + i]!;
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
