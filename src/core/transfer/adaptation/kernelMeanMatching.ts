import { row, stackRows, takeRows, type Matrix } from '../../matrix';
import { drawnRows } from '../../random';
import { medianOffDiagonal } from '../../shift/mmd';
import type { Tools } from '../../shift/shiftMeasure';
import { solveMassBounded } from './massBoundedQuadratic';

export interface MatchingOptions {
  /** The kernel is exp(-gamma |x - y|^2); 1 / (2 median squared distance of the pooled rows) when absent. */
  gamma?: number;
  /** B, the largest weight (at least 1). */
  ceiling?: number;
  /** epsilon: how far the weights' mean may be from 1. Absent: B / sqrt(rows), at most 1 - 1 / sqrt(rows). */
  slack?: number;
  /** Rows of a side that the problem is solved on at most. */
  rows?: number;
  /** How near the squared MMD between weighted source and target must be to its minimum. */
  tolerance?: number;
  /** Products with the kernel matrix at most. */
  maxIterations?: number;
}

/**
 * B: Huang et al. take 1000, which lets single rows decide; ten rows' worth keeps the fit's variance down.
 * The tolerance is 1 % of what two samples of 1,000 rows of one domain are apart by chance (about 1 / rows).
 */
const defaults = { ceiling: 10, rows: 1000, tolerance: 1e-5, maxIterations: 2000 };
/** Rows of a side that the median distance is taken over: more would not move it. */
const medianRows = 500;
/** Rows of a distance matrix that are worked through between two pauses. */
const perPause = 250;
/** Sampled rows whose weights a row outside the sample averages. */
const neighbours = 10;

/**
 * Kernel mean matching (Huang et al. 2006; Gretton et al. 2009): weights b of the source's rows that bring their
 * mean in the RBF kernel's feature space nearest to the target's: min 1/2 b'Kb - kappa'b, kappa_i = m / n sum_j
 * k(x_i, target_j), with 0 <= b <= B and |mean(b) - 1| <= epsilon, m and n the rows of the two sides.
 *
 * It is solved on at most `rows` rows a side, drawn by chance. A source row that was not drawn has the mean
 * weight of its 10 nearest drawn rows: with the kernel itself as the smoother (median bandwidth, hundreds of
 * dimensions) all rows would look alike. Throws RangeError for rows of different lengths, a side without rows, or
 * B below 1.
 */
export async function kernelMeanMatching(
  source: Matrix,
  target: Matrix,
  tools: Tools,
  options: MatchingOptions = {},
): Promise<Float64Array> {
  const settings = { ...defaults, ...options };
  if (source.dim !== target.dim) throw new RangeError(`${source.dim} and ${target.dim} columns do not match`);
  if (Math.min(source.rows, target.rows) < 1) throw new RangeError('matching needs rows on both sides');
  if (settings.ceiling < 1) throw new RangeError('weights below 1 cannot have the mean 1');
  const drawn = drawnRows(source.rows, settings.rows, tools.random);
  const sample = takeRows(source, drawn);
  const wanted = takeRows(target, drawnRows(target.rows, settings.rows, tools.random));
  const weights = await matchedWeights(sample, wanted, settings, tools);
  return drawn.length === source.rows ? weights : spread(source, { drawn, rows: sample, weights }, tools);
}

async function matchedWeights(
  source: Matrix,
  target: Matrix,
  settings: MatchingOptions & typeof defaults,
  tools: Tools,
): Promise<Float64Array> {
  const gamma = settings.gamma ?? (await medianGamma(source, target, tools));
  const { rows } = source;
  const matrix = await rbf(source, source, gamma, tools);
  const cross = await rbf(source, target, gamma, tools);
  const linear = Float64Array.from({ length: rows }, (_, i) => rows * meanOf(row(cross, i)));
  const slack = settings.slack ?? Math.min(settings.ceiling / Math.sqrt(rows), 1 - 1 / Math.sqrt(rows));
  const { ceiling, maxIterations } = settings;
  const problem = { matrix, linear, ceiling, least: rows * (1 - slack), most: rows * (1 + slack) };
  // The squared MMD is 2 / rows^2 times the objective, and a constant.
  const tolerance = (settings.tolerance * rows ** 2) / 2;
  return solveMassBounded(problem, { tolerance, maxIterations }, tools.pause);
}

async function medianGamma(source: Matrix, target: Matrix, { kernels, pause }: Tools): Promise<number> {
  const rows = stackRows(thinned(source), thinned(target));
  const distances = await kernels.squaredDistances(rows, rows);
  await pause();
  const median = medianOffDiagonal(distances);
  await pause();
  return 1 / (2 * (median || 1));
}

/** At most `medianRows` rows, evenly taken. */
function thinned(rows: Matrix): Matrix {
  const count = Math.min(rows.rows, medianRows);
  return takeRows(
    rows,
    Uint32Array.from({ length: count }, (_, i) => Math.floor((i * rows.rows) / count)),
  );
}

/** exp(-gamma |x_i - y_j|^2), left.rows x right.rows. */
async function rbf(left: Matrix, right: Matrix, gamma: number, { kernels, pause }: Tools): Promise<Matrix> {
  const kernel = await kernels.squaredDistances(left, right);
  await pause();
  for (let i = 0; i < kernel.rows; i++) {
    const line = row(kernel, i);
    for (let j = 0; j < line.length; j++) line[j] = Math.exp(-gamma * Math.max(0, line[j]!));
    if (i % perPause === perPause - 1) await pause();
  }
  return kernel;
}

function meanOf(values: Float32Array): number {
  let sum = 0;
  for (let j = 0; j < values.length; j++) sum += values[j]!;
  return sum / values.length;
}

interface WeightedSample {
  /** Their places among all rows, ascending. */
  drawn: Uint32Array;
  rows: Matrix;
  weights: Float64Array;
}

/** Drawn rows keep their weights, the others take those of their neighbours. */
async function spread(all: Matrix, sample: WeightedSample, { kernels, pause }: Tools): Promise<Float64Array> {
  const weights = new Float64Array(all.rows).fill(-1);
  sample.drawn.forEach((at, i) => (weights[at] = sample.weights[i]!));
  const others = Uint32Array.from(weights.keys()).filter((i) => weights[i] === -1);
  for (let start = 0; start < others.length; start += perPause) {
    const piece = others.subarray(start, start + perPause);
    const distances = await kernels.squaredDistances(takeRows(all, piece), sample.rows);
    piece.forEach((at, i) => (weights[at] = neighbourMean(row(distances, i), sample.weights)));
    await pause();
  }
  return weights;
}

function neighbourMean(distances: Float32Array, weights: Float64Array): number {
  const nearest = smallest(distances, Math.min(neighbours, distances.length));
  return nearest.reduce((sum, i) => sum + weights[i]!, 0) / nearest.length;
}

/** Places of the `count` smallest values. */
function smallest(values: Float32Array, count: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (found.length === count && !(values[i]! < values[found[count - 1]!]!)) continue;
    if (found.length === count) found.pop();
    let at = found.length;
    while (at > 0 && values[found[at - 1]!]! > values[i]!) at--;
    found.splice(at, 0, i);
  }
  return found;
}
