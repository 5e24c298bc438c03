import { eliminateRow } from '../similarity/tridiagonal';

/**
 * Eigenvalues of a symmetric matrix (size x size, by its lower triangle, which is overwritten), in no order, without
 * vectors: Householder reduction, then implicit QL steps on the two diagonals (Wilkinson & Reinsch 1971, tql1).
 */
export function symmetricEigenvalues(matrix: Float64Array, size: number): Float64Array {
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(size);
  for (let i = size - 1; i >= 1; i--) beside[i - 1] = eliminateRow(matrix, size, i);
  for (let i = 0; i < size; i++) diagonal[i] = matrix[i * size + i]!;
  for (let at = 0; at < size; at++) isolate(diagonal, beside, at);
  return diagonal;
}

/** More than enough: two or three steps a value are usual. */
const mostSteps = 60;

/** QL steps until nothing stands beside `diagonal[at]`. */
function isolate(diagonal: Float64Array, beside: Float64Array, at: number): void {
  for (let step = 0; step < mostSteps; step++) {
    const end = blockEnd(diagonal, beside, at);
    if (end === at) return;
    implicitStep(diagonal, beside, at, end);
  }
}

/** Where the block that starts at `at` ends: the next place with nothing beside it. */
function blockEnd(diagonal: Float64Array, beside: Float64Array, at: number): number {
  let end = at;
  while (end < diagonal.length - 1) {
    const scale = Math.abs(diagonal[end]!) + Math.abs(diagonal[end + 1]!);
    if (Math.abs(beside[end]!) <= Number.EPSILON * scale) break;
    end++;
  }
  return end;
}

/** One step with Wilkinson's shift, by rotations from the block's end up to its start. */
function implicitStep(diagonal: Float64Array, beside: Float64Array, at: number, end: number): void {
  const half = (diagonal[at + 1]! - diagonal[at]!) / (2 * beside[at]!);
  const long = Math.hypot(half, 1);
  let g = diagonal[end]! - diagonal[at]! + beside[at]! / (half + (half < 0 ? -long : long));
  let [sine, cosine, moved] = [1, 1, 0];
  for (let i = end - 1; i >= at; i--) {
    const [f, b] = [sine * beside[i]!, cosine * beside[i]!];
    const length = Math.sqrt(f * f + g * g);
    beside[i + 1] = length;
    if (length === 0) {
      diagonal[i + 1]! -= moved;
      beside[end] = 0;
      return;
    }
    [sine, cosine] = [f / length, g / length];
    g = diagonal[i + 1]! - moved;
    const turn = (diagonal[i]! - g) * sine + 2 * cosine * b;
    moved = sine * turn;
    diagonal[i + 1] = g + moved;
    g = cosine * turn - b;
  }
  diagonal[at]! -= moved;
  beside[at] = g;
  beside[end] = 0;
}
