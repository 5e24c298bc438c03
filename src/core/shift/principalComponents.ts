import { EigenvalueDecomposition, Matrix as DenseMatrix } from 'ml-matrix';
import type { Kernels } from '../kernels';
import type { Matrix } from '../matrix';
import type { Random } from '../random';
import { timesTransposed } from './product';
import type { Tools } from './shiftMeasure';

/** Rounds of subspace iteration: enough for 1e-6 of the leading directions where eigenvalues fall by a fifth each. */
const rounds = 12;
/** Extra directions that make the last wanted ones converge quickly. */
const oversampling = 16;

/**
 * An orthonormal basis (count directions) of the span of the leading eigenvectors of a symmetric positive
 * semidefinite matrix (dim x dim), strongest first, by seeded subspace iteration with a Rayleigh-Ritz step at
 * the end (Halko et al. 2011).
 */
export async function principalComponents(
  covariance: Float64Array,
  dim: number,
  count: number,
  tools: Tools,
): Promise<Float64Array[]> {
  const matrix = { data: Float32Array.from(covariance), rows: dim, dim };
  const width = Math.min(dim, count + oversampling);
  let basis = orthonormal(Array.from({ length: width }, () => randomDirection(dim, tools.random)));
  for (let round = 0; round < rounds; round++) {
    basis = orthonormal(await imagesOf(matrix, basis, tools));
  }
  return ritzDirections(basis, await imagesOf(matrix, basis, tools)).slice(0, count);
}

async function imagesOf(
  matrix: Matrix,
  basis: readonly Float64Array[],
  tools: Tools,
): Promise<Float64Array[]> {
  const images = await timesTransposed(matrix, flat(basis), tools.kernels);
  await tools.pause();
  return basis.map((_, k) =>
    Float64Array.from({ length: matrix.dim }, (_, i) => images.data[i * images.dim + k]!),
  );
}

/** The basis turned to the eigenvectors of the matrix within its span, largest eigenvalue first. */
function ritzDirections(basis: readonly Float64Array[], images: readonly Float64Array[]): Float64Array[] {
  const within = new DenseMatrix(basis.map((left) => images.map((right) => dot(left, right))));
  const { eigenvectorMatrix } = new EigenvalueDecomposition(within, { assumeSymmetric: true });
  return basis.map((_, k) => combine(basis, eigenvectorMatrix.getColumn(basis.length - 1 - k)));
}

function combine(basis: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const sum = new Float64Array(basis[0]!.length);
  basis.forEach((direction, k) => direction.forEach((value, j) => (sum[j]! += weights[k]! * value)));
  return sum;
}

/** rows x directions coordinates of each row; no centring (a covariance does its own). */
export function project(
  rows: Matrix,
  directions: readonly Float64Array[],
  kernels: Kernels,
): Promise<Matrix> {
  return timesTransposed(rows, flat(directions), kernels);
}

function flat(directions: readonly Float64Array[]): Float64Array {
  const dim = directions[0]!.length;
  const all = new Float64Array(directions.length * dim);
  directions.forEach((direction, k) => all.set(direction, k * dim));
  return all;
}

function randomDirection(dim: number, random: Random): Float64Array {
  return Float64Array.from({ length: dim }, () => random() - 0.5);
}

/** Modified Gram-Schmidt, twice for accuracy; a direction that vanishes (rank too low) becomes zero. */
export function orthonormal(directions: Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const direction of directions) {
    const before = Math.sqrt(dot(direction, direction));
    for (let pass = 0; pass < 2; pass++) for (const earlier of basis) removePart(direction, earlier);
    const length = Math.sqrt(dot(direction, direction));
    const vanished = !(length > 1e-12 * before);
    basis.push(direction.map((value) => (vanished ? 0 : value / length)));
  }
  return basis;
}

function removePart(direction: Float64Array, unit: Float64Array): void {
  const part = dot(direction, unit);
  for (let j = 0; j < direction.length; j++) direction[j]! -= part * unit[j]!;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < b.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
