import { row, takeRows, type Matrix } from '../matrix';
import { backwardSolve, cholesky, forwardSolve, inverseOfFactor } from './cholesky';
import { timesTransposed } from './product';
import { foldMembers, folds, type Sample } from './sample';
import type { Evaluate, Tools } from './shiftMeasure';

/**
 * The ridge penalty, in units of the features' mean variance (times rows), so that the classifier does not
 * depend on the scale of the vectors. At 1 its error equals logistic regression's (C = 1) within a row in a
 * hundred between review domains, with 200 rows a side as with 1,000; at 0.1 it overfits the 200.
 */
export const ridge = 1;

/** The centred scatter matrix plus the penalty, factored: what every ridge solution over `rows` needs. */
export interface RidgeFactor {
  readonly mean: Float64Array;
  readonly factor: Float64Array;
}

/** Regularised least squares on sides coded -1 / +1 (a linear discriminant): centre, scatter, factor. */
export async function ridgeFactor(rows: Matrix, { kernels, pause }: Tools): Promise<RidgeFactor> {
  const { mean, covariance } = await kernels.covariance(rows);
  const scatter = covariance.map((value) => value * (rows.rows - 1));
  let trace = 0;
  for (let j = 0; j < rows.dim; j++) trace += scatter[j * rows.dim + j]!;
  const penalty = trace > 0 ? (ridge * trace) / rows.dim : 1;
  for (let j = 0; j < rows.dim; j++) scatter[j * rows.dim + j]! += penalty;
  await pause();
  return { mean, factor: await cholesky(scatter, rows.dim, pause) };
}

/** Weights of the classifier: positive `(x - mean) . weights` speaks for side 1. */
export async function ridgeWeights(rows: Matrix, sides: Uint8Array, tools: Tools): Promise<LinearRule> {
  const { mean, factor } = await ridgeFactor(rows, tools);
  const weights = new Float64Array(rows.dim);
  for (let i = 0; i < rows.rows; i++) {
    const x = row(rows, i);
    const sign = sides[i] === 1 ? 1 : -1;
    for (let j = 0; j < rows.dim; j++) weights[j]! += sign * (x[j]! - mean[j]!);
  }
  forwardSolve(factor, rows.dim, weights);
  backwardSolve(factor, rows.dim, weights);
  return { mean, weights };
}

export interface LinearRule {
  readonly mean: Float64Array;
  readonly weights: Float64Array;
}

export function score({ mean, weights }: LinearRule, x: Float32Array): number {
  let sum = 0;
  for (let j = 0; j < x.length; j++) sum += weights[j]! * (x[j]! - mean[j]!);
  return sum;
}

/**
 * The classifier's cross-validated error as a function of the sides, for fixed rows and folds.
 * With Z = X L^-T (X centred, L the factor) the fitted values are Z Z^T y, and the residuals of the rows of
 * a fold when the fold is left out are (I - Z_f Z_f^T)^-1 (y_f - fitted_f): one factorisation serves every
 * fold and every split (the block form of the leave-one-out formula; Allen 1974). A score of 0 is half an error.
 */
export async function crossValidatedError(sample: Sample, tools: Tools): Promise<Evaluate> {
  const whitened = await whiten(sample.rows, tools);
  const blocks: Block[] = [];
  for (let fold = 0; fold < Math.min(folds, sample.perSide); fold++) {
    blocks.push(await foldBlock(whitened, foldMembers(fold, sample.perSide), tools));
  }
  return (sides) => {
    const y = Float64Array.from(sides, (side) => (side === 1 ? 1 : -1));
    const fitted = projectBack(whitened, y);
    let errors = 0;
    for (const block of blocks) errors += blockErrors(block, y, fitted);
    return errors / y.length;
  };
}

interface Block {
  readonly members: readonly number[];
  readonly factor: Float64Array;
}

/** Z = X L^-T. */
async function whiten(rows: Matrix, tools: Tools): Promise<Matrix> {
  const { mean, factor } = await ridgeFactor(rows, tools);
  const inverse = await inverseOfFactor(factor, rows.dim, tools.pause);
  const centred = { ...rows, data: rows.data.map((value, at) => value - mean[at % rows.dim]!) };
  return timesTransposed(centred, inverse, tools.kernels);
}

/** I - Z_f Z_f^T, factored. */
async function foldBlock(whitened: Matrix, members: readonly number[], tools: Tools): Promise<Block> {
  const size = members.length;
  const rows = takeRows(whitened, members);
  const product = await timesTransposed(rows, Float64Array.from(rows.data), tools.kernels);
  const block = Float64Array.from(product.data, (value, at) => (at % (size + 1) === 0 ? 1 : 0) - value);
  await tools.pause();
  return { members, factor: await cholesky(block, size, tools.pause) };
}

/** Z Z^T y. */
function projectBack(whitened: Matrix, y: Float64Array): Float64Array {
  const { data, rows, dim } = whitened;
  const direction = new Float64Array(dim);
  for (let i = 0, at = 0; i < rows; i++) {
    const sign = y[i]!;
    for (let j = 0; j < dim; j++, at++) direction[j]! += sign * data[at]!;
  }
  return Float64Array.from({ length: rows }, (_, i) => dot(row(whitened, i), direction));
}

function blockErrors({ members, factor }: Block, y: Float64Array, fitted: Float64Array): number {
  const residuals = Float64Array.from(members, (i) => y[i]! - fitted[i]!);
  forwardSolve(factor, members.length, residuals);
  backwardSolve(factor, members.length, residuals);
  let errors = 0;
  members.forEach((i, at) => {
    const agreement = y[i]! * (y[i]! - residuals[at]!);
    if (Math.abs(agreement) < 1e-9) errors += 0.5;
    else if (agreement < 0) errors += 1;
  });
  return errors;
}

function dot(a: Float32Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
