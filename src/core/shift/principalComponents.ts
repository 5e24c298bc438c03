import type { Matrix } from '../matrix';
import type { Random } from '../random';

/** Rounds of subspace iteration: the components' span settles long before (docs/how-the-numbers-are-computed.md). */
const rounds = 12;
/** Extra directions that make the last wanted ones converge quickly (Halko et al. 2011). */
const oversampling = 16;

/**
 * An orthonormal basis (count x dim, one direction a row) of the span of the leading eigenvectors of a
 * symmetric positive semidefinite matrix, strongest first, by seeded subspace iteration. `pause` is awaited
 * between pieces of work.
 */
export async function principalComponents(
  covariance: Float64Array,
  dim: number,
  count: number,
  random: Random,
  pause: () => Promise<void>,
): Promise<Float64Array[]> {
  const width = Math.min(dim, count + oversampling);
  let basis = orthonormal(Array.from({ length: width }, () => randomDirection(dim, random)));
  for (let round = 0; round < rounds; round++) {
    const images: Float64Array[] = [];
    for (const direction of basis) {
      images.push(multiply(covariance, dim, direction));
      if (images.length % 16 === 0) await pause();
    }
    basis = orthonormal(images);
  }
  return basis.slice(0, count);
}

/** rows x directions coordinates of each row; no centring (a covariance does its own). */
export async function project(
  rows: Matrix,
  directions: Float64Array[],
  pause: () => Promise<void>,
): Promise<Matrix> {
  const dim = directions.length;
  const projected = { data: new Float32Array(rows.rows * dim), rows: rows.rows, dim };
  for (let i = 0; i < rows.rows; i++) {
    const x = rows.data.subarray(i * rows.dim, (i + 1) * rows.dim);
    for (let j = 0; j < dim; j++) projected.data[i * dim + j] = dot(x, directions[j]!);
    if (i % 256 === 255) await pause();
  }
  return projected;
}

function randomDirection(dim: number, random: Random): Float64Array {
  return Float64Array.from({ length: dim }, () => random() - 0.5);
}

function multiply(matrix: Float64Array, dim: number, x: Float64Array): Float64Array {
  const product = new Float64Array(dim);
  for (let i = 0; i < dim; i++) product[i] = dot(matrix.subarray(i * dim, (i + 1) * dim), x);
  return product;
}

/** Modified Gram-Schmidt, twice for accuracy; a direction that vanishes (rank too low) becomes zero. */
function orthonormal(directions: Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const direction of directions) {
    const before = Math.sqrt(dot(direction, direction));
    for (let pass = 0; pass < 2; pass++) for (const earlier of basis) removePart(direction, earlier);
    const length = Math.sqrt(dot(direction, direction));
    const scale = length > 1e-12 * before ? 1 / length : 0;
    basis.push(direction.map((value) => (scale > 0 ? value * scale : 0)));
  }
  return basis;
}

function removePart(direction: Float64Array, unit: Float64Array): void {
  const part = dot(direction, unit);
  for (let j = 0; j < direction.length; j++) direction[j]! -= part * unit[j]!;
}

function dot(a: Float32Array | Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < b.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
