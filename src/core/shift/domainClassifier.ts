import { row, takeRows, zeros, type Matrix } from '../matrix';
import { backwardSolve, cholesky, forwardSolve, inverseOfFactor } from './cholesky';
import { covarianceOf } from './oncePerRows';
import { timesTransposed } from './product';
import { foldMembers, folds, type Sample } from './sample';
import type { EvaluateMany, Tools } from './shiftMeasure';

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
export async function ridgeFactor(rows: Matrix, tools: Tools): Promise<RidgeFactor> {
  const { mean, covariance } = await covarianceOf(rows, tools);
  await tools.pause();
  const scatter = Float64Array.from(covariance);
  for (let at = 0; at < scatter.length; at++) scatter[at]! *= rows.rows - 1;
  let trace = 0;
  for (let j = 0; j < rows.dim; j++) trace += scatter[j * rows.dim + j]!;
  const penalty = trace > 0 ? (ridge * trace) / rows.dim : 1;
  for (let j = 0; j < rows.dim; j++) scatter[j * rows.dim + j]! += penalty;
  return { mean, factor: await cholesky(scatter, rows.dim, tools.pause) };
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
export async function crossValidatedError(sample: Sample, tools: Tools): Promise<EvaluateMany> {
  const whitened = await whiten(sample.rows, tools);
  const blocks: Block[] = [];
  for (let fold = 0; fold < Math.min(folds, sample.perSide); fold++) {
    blocks.push(await foldBlock(whitened, foldMembers(fold, sample.perSide), tools));
  }
  const errorOf = (y: Float64Array, fitted: Float64Array): number => {
    let errors = 0;
    for (const block of blocks) errors += blockErrors(block, y, fitted);
    return errors / y.length;
  };
  const evaluate = (sides: Uint8Array): number => {
    const y = signsOf(sides);
    return errorOf(y, projectBack(whitened, y));
  };
  const turned = transposed(whitened);
  const many = async (splits: readonly Uint8Array[]): Promise<number[]> => {
    const fitted = await projectAllBack(whitened, turned, splits, tools);
    return splits.map((sides, k) => errorOf(signsOf(sides), fitted[k]!));
  };
  return Object.assign(evaluate, { many });
}

function signsOf(sides: Uint8Array): Float64Array {
  const signs = new Float64Array(sides.length);
  for (let i = 0; i < sides.length; i++) signs[i] = sides[i] === 1 ? 1 : -1;
  return signs;
}

interface Block {
  readonly members: readonly number[];
  readonly factor: Float64Array;
}

/** Z = X L^-T. */
async function whiten(rows: Matrix, tools: Tools): Promise<Matrix> {
  const { mean, factor } = await ridgeFactor(rows, tools);
  const inverse = await inverseOfFactor(factor, rows.dim, tools.pause);
  const whitened = await timesTransposed(centred(rows, mean), inverse, tools.kernels);
  await tools.pause();
  return whitened;
}

function centred({ data, rows, dim }: Matrix, mean: Float64Array): Matrix {
  const moved = zeros(rows, dim);
  for (let i = 0, at = 0; i < rows; i++)
    for (let j = 0; j < dim; j++, at++) moved.data[at] = data[at]! - mean[j]!;
  return moved;
}

function transposed({ data, rows, dim }: Matrix): Matrix {
  const turned = zeros(dim, rows);
  for (let i = 0, at = 0; i < rows; i++)
    for (let j = 0; j < dim; j++, at++) turned.data[j * rows + i] = data[at]!;
  return turned;
}

/** I - Z_f Z_f^T, factored. */
async function foldBlock(whitened: Matrix, members: readonly number[], tools: Tools): Promise<Block> {
  const size = members.length;
  const rows = takeRows(whitened, members);
  const product = await timesTransposed(rows, Float64Array.from(rows.data), tools.kernels);
  const block = Float64Array.from(product.data);
  for (let at = 0; at < block.length; at++) block[at] = (at % (size + 1) === 0 ? 1 : 0) - block[at]!;
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

/** Z Z^T y of each split, by two products; `turned` is Z^T. */
async function projectAllBack(
  whitened: Matrix,
  turned: Matrix,
  splits: readonly Uint8Array[],
  { kernels, pause }: Tools,
): Promise<Float64Array[]> {
  const signs = new Float64Array(splits.length * whitened.rows);
  splits.forEach((sides, k) => signs.set(signsOf(sides), k * whitened.rows));
  const directions = transposed(await timesTransposed(turned, signs, kernels));
  await pause();
  const fitted = transposed(await timesTransposed(whitened, Float64Array.from(directions.data), kernels));
  await pause();
  return splits.map((_, k) => Float64Array.from(row(fitted, k)));
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
