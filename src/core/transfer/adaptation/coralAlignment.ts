import { Matrix as DenseMatrix } from 'ml-matrix';
import type { Kernels } from '../../kernels';
import type { Matrix } from '../../matrix';
import { principalComponents, project } from '../../shift/principalComponents';
import { timesTransposed } from '../../shift/product';
import type { Tools } from '../../shift/shiftMeasure';
import { symmetricPower } from './symmetricPower';

/**
 * Above this many dimensions only as many principal components are aligned, as in the CORAL distance: a few
 * hundred rows say nothing of the covariance along the other directions.
 */
const components = 64;

/** What is added to the diagonals of both covariances, as they stand in the aligned space. */
export interface CoralOptions {
  /**
   * In units of each side's own mean variance. The paper adds the identity to features of variance 1; beside
   * vectors of norm sqrt 2 in 768 numbers (variances of about 0.001) the identity would leave nothing to align.
   * As shrinkage (1 - s) C + s (tr C / d) I it is share = s / (1 - s), for the common factor cancels.
   */
  share?: number;
  /** In squared units of the vectors. */
  ridge?: number;
}

/**
 * The source's rows turned and stretched so that their covariance becomes the target's: (x - m) C_s^-1/2 C_t^1/2
 * + m, C with divisor rows - 1 (Sun, Feng & Saenko 2016, algorithm 1, a row being a vector). Exact up to 64
 * dimensions; above, within the 64 leading principal components of (C_s + C_t) / 2, and what of a row is
 * orthogonal to them stays as it is.
 *
 * The source keeps its mean m, and the target's mean plays no part: whoever wants the means aligned as well moves
 * the rows afterwards. (The paper leaves standardised features, of mean 0, to the user.)
 *
 * A source whose rows are all the same stays as it is. Throws RangeError for rows of different lengths or fewer
 * than 2 rows a side.
 */
export async function coralAlignment(
  source: Matrix,
  target: Matrix,
  tools: Tools,
  options: CoralOptions = {},
): Promise<Matrix> {
  if (source.dim !== target.dim) throw new RangeError(`${source.dim} and ${target.dim} columns do not align`);
  if (Math.min(source.rows, target.rows) < 2) throw new RangeError('a covariance needs at least 2 rows');
  const directions = await alignedDirections(source, target, tools);
  const from = await withinDirections(source, directions, tools);
  const to = await withinDirections(target, directions, tools);
  if (!varies(from)) return source;
  const change = alignment(from.covariance, to.covariance, directions.length, options);
  change.sub(DenseMatrix.eye(directions.length));
  return moved(source, centred(from.coordinates, from.mean), change, directions, tools.kernels);
}

async function alignedDirections(source: Matrix, target: Matrix, tools: Tools): Promise<Float64Array[]> {
  const { dim } = source;
  if (dim <= components) return Array.from({ length: dim }, (_, j) => axis(dim, j));
  const first = await tools.kernels.covariance(source);
  await tools.pause();
  const second = await tools.kernels.covariance(target);
  await tools.pause();
  const mean = first.covariance.map((value, at) => (value + second.covariance[at]!) / 2);
  return principalComponents(mean, dim, components, tools);
}

function axis(dim: number, j: number): Float64Array {
  const direction = new Float64Array(dim);
  direction[j] = 1;
  return direction;
}

interface Within {
  /** rows x directions */
  coordinates: Matrix;
  mean: Float64Array;
  covariance: Float64Array;
}

async function withinDirections(
  rows: Matrix,
  directions: readonly Float64Array[],
  { kernels, pause }: Tools,
): Promise<Within> {
  const coordinates = await project(rows, directions, kernels);
  await pause();
  const { mean, covariance } = await kernels.covariance(coordinates);
  await pause();
  return { coordinates, mean, covariance };
}

/** Not all rows the same, but for the rounding of float32 numbers. */
function varies({ mean, covariance }: Within): boolean {
  const variance = mean.reduce((sum, _, j) => sum + covariance[j * (mean.length + 1)]!, 0);
  return variance > 1e-12 * mean.reduce((sum, value) => sum + value ** 2, 0);
}

/** C_s^-1/2 C_t^1/2, size x size. */
function alignment(
  source: Float64Array,
  target: Float64Array,
  size: number,
  options: CoralOptions,
): DenseMatrix {
  const whitening = symmetricPower(regularised(source, size, options), size, -1 / 2);
  return whitening.mmul(symmetricPower(regularised(target, size, options), size, 1 / 2));
}

function regularised(
  covariance: Float64Array,
  size: number,
  { share = 0.1, ridge = 0 }: CoralOptions,
): Float64Array {
  let trace = 0;
  for (let j = 0; j < size; j++) trace += covariance[j * size + j]!;
  const added = (share * trace) / size + ridge;
  return covariance.map((value, at) => (at % (size + 1) === 0 ? value + added : value));
}

function centred(rows: Matrix, mean: Float64Array): Matrix {
  return { ...rows, data: rows.data.map((value, at) => value - mean[at % rows.dim]!) };
}

/** Each row plus its (centred) coordinates times `change`, back in the full space. */
async function moved(
  rows: Matrix,
  coordinates: Matrix,
  change: DenseMatrix,
  directions: readonly Float64Array[],
  kernels: Kernels,
): Promise<Matrix> {
  const steps = change.mmul(new DenseMatrix(directions.map((direction) => [...direction])));
  const back = Float64Array.from(steps.transpose().to1DArray());
  const moves = await timesTransposed(coordinates, back, kernels);
  return { ...rows, data: rows.data.map((value, at) => value + moves.data[at]!) };
}
