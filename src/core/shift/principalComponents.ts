import { EigenvalueDecomposition, Matrix as DenseMatrix } from 'ml-matrix';
import type { Kernels } from '../kernels';
import type { Matrix } from '../matrix';
import { seededRandom, type Random } from '../random';
import { dotOfRanges } from './cholesky';
import { covarianceOf, oncePerRows } from './oncePerRows';
import { timesTransposed } from './product';
import type { Tools } from './shiftMeasure';

/** Above this many dimensions a measure runs on as many principal components of the pair. */
export const components = 64;
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
  return basis.map((_, k) => columnOf(images, k));
}

function columnOf({ data, rows, dim }: Matrix, k: number): Float64Array {
  const column = new Float64Array(rows);
  for (let i = 0, at = k; i < rows; i++, at += dim) column[i] = data[at]!;
  return column;
}

/** The basis turned to the eigenvectors of the matrix within its span, largest eigenvalue first. */
function ritzDirections(basis: readonly Float64Array[], images: readonly Float64Array[]): Float64Array[] {
  const within = new DenseMatrix(basis.map((left) => images.map((right) => dot(left, right))));
  const { eigenvectorMatrix } = new EigenvalueDecomposition(within, { assumeSymmetric: true });
  return basis.map((_, k) => pointedUp(combine(basis, eigenvectorMatrix.getColumn(basis.length - 1 - k))));
}

/** An eigenvector's sign is free: here its largest part is positive. */
function pointedUp(direction: Float64Array): Float64Array {
  const largest = direction.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  return largest < 0 ? direction.map((value) => -value) : direction;
}

function combine(basis: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const sum = new Float64Array(basis[0]!.length);
  for (const [k, direction] of basis.entries()) addTimes(sum, direction, weights[k]!);
  return sum;
}

/** Where the iteration starts hardly matters to where it ends: the pair's components draw nothing from a measure. */
const pooledSeed = 2011;

const pooledDirections = oncePerRows(async (rows: Matrix, tools: Tools): Promise<Float64Array[]> => {
  const { covariance } = await covarianceOf(rows, tools);
  await tools.pause();
  return principalComponents(covariance, rows.dim, components, {
    ...tools,
    random: seededRandom(pooledSeed),
  });
});

/**
 * Projects any rows onto the pair's leading components (of all its rows together, so that the shift of the mean
 * is seen); rows of at most 64 dimensions stay as they are.
 */
export async function pooledComponents(
  pair: Matrix,
  tools: Tools,
): Promise<(rows: Matrix) => Promise<Matrix>> {
  if (pair.dim <= components) return (rows) => Promise.resolve(rows);
  const directions = await pooledDirections(pair, tools);
  return (rows) => project(rows, directions, tools.kernels);
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

/**
 * Modified Gram-Schmidt, a second time where the first took much away (Daniel et al. 1976); a direction that
 * vanishes (rank too low) becomes zero.
 */
export function orthonormal(directions: Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const direction of directions) {
    const before = Math.sqrt(dot(direction, direction));
    let length = removeAll(direction, basis);
    if (length < 0.7 * before) length = removeAll(direction, basis);
    const vanished = !(length > 1e-12 * before);
    basis.push(direction.map((value) => (vanished ? 0 : value / length)));
  }
  return basis;
}

/** The length that is left. */
function removeAll(direction: Float64Array, basis: readonly Float64Array[]): number {
  for (const unit of basis) addTimes(direction, unit, -dot(direction, unit));
  return Math.sqrt(dot(direction, direction));
}

function addTimes(sum: Float64Array, direction: Float64Array, times: number): void {
  for (let j = 0; j < sum.length; j++) sum[j]! += times * direction[j]!;
}

const dot = (a: Float64Array, b: Float64Array): number => dotOfRanges(a, 0, b, 0, b.length);
