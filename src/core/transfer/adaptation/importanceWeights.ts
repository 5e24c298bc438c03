import { fitSoftmax, tightFit } from '../../learn/softmaxRegression';
import type { FitRequest } from '../../learn/softmaxRegression';
import type { SoftmaxProblem } from '../../kernels';
import { stackRows, type Matrix } from '../../matrix';
import { permutation, type Random } from '../../random';
import type { Tools } from '../../shift/shiftMeasure';

/**
 * How the ratio is learned and tempered. In practice a domain classifier tells domains nearly without error: the
 * bare ratios then leave a handful of source rows with all the weight, and the fit on them is worse than one
 * without weights. The defaults trade that variance for bias.
 */
export interface ImportanceOptions {
  /** scikit-learn's C of the domain classifier. */
  c?: number;
  /**
   * Each row's ratio comes from a classifier that did not see it; 1 lets one classifier judge its own rows, which
   * it tells apart too well.
   */
  folds?: number;
  /** The ratio is raised to this power: 1 leaves it, 0 makes all weights equal (Shimodaira 2000, section 4). */
  exponent?: number;
  /** Largest weight, as a multiple of the mean one: what is above is cut off, then the mean is restored. */
  cap?: number;
  /** false: the (flattened) ratios themselves, neither scaled to mean 1 nor capped. */
  normalised?: boolean;
}

/** Halves the spread of the log ratio, cuts what would still outvote ten rows. */
const defaults = { c: 1, folds: 5, exponent: 0.5, cap: 10, normalised: true };

/**
 * A weight for each source row, mean 1: p(target | x) / p(source | x) x source rows / target rows, the estimated
 * ratio of the densities (Bickel, Brueckner & Scheffer 2007), from a logistic regression that tells the domains
 * apart, tempered as the options say. Throws RangeError for rows of different lengths or a side without rows.
 */
export async function importanceWeights(
  source: Matrix,
  target: Matrix,
  tools: Tools,
  options: ImportanceOptions = {},
): Promise<Float64Array> {
  if (Math.min(source.rows, target.rows) < 1)
    throw new RangeError('a ratio of densities needs rows on both sides');
  const settings = { ...defaults, ...options };
  const logOdds = await targetLogOdds(source, target, settings, tools);
  const prior = Math.log(source.rows / target.rows);
  const logRatios = logOdds.map((value) => settings.exponent * (value + prior));
  if (!settings.normalised) return logRatios.map(Math.exp);
  return withMeanOne(withMeanOne(exponentials(logRatios)).map((value) => Math.min(value, settings.cap)));
}

/** log p(target | x) - log p(source | x) of each source row. */
async function targetLogOdds(
  source: Matrix,
  target: Matrix,
  { c, folds }: { c: number; folds: number },
  { kernels, random, pause }: Tools,
): Promise<Float64Array> {
  const rows = stackRows(source, target);
  const targets = Int32Array.from({ length: rows.rows }, (_, i) => (i < source.rows ? 0 : 1));
  const used = Math.max(1, Math.min(folds, source.rows, target.rows));
  const foldOf = [...dealt(source.rows, used, random), ...dealt(target.rows, used, random)];
  const requests = Array.from({ length: used }, (_, fold): FitRequest => {
    const kept = Float64Array.from(foldOf, (own) => (used > 1 && own === fold ? 0 : 1));
    return { targets, sampleWeight: kept, c };
  });
  const problem = await kernels.softmaxProblem(rows, 2);
  try {
    return await heldOutLogOdds(problem, requests, foldOf, { rows: source.rows, dim: rows.dim }, pause);
  } finally {
    problem.dispose();
  }
}

/** 0 … folds-1, each as often as the next, in random order. */
function dealt(rows: number, folds: number, random: Random): Uint32Array {
  if (folds === 1) return new Uint32Array(rows);
  return permutation(rows, random).map((at) => at % folds);
}

async function heldOutLogOdds(
  problem: SoftmaxProblem,
  requests: readonly FitRequest[],
  foldOf: readonly number[],
  { rows, dim }: { rows: number; dim: number },
  pause: () => Promise<void>,
): Promise<Float64Array> {
  const fits = await fitSoftmax(problem, { classes: 2, dim }, requests, tightFit, () => pause());
  const logOdds = new Float64Array(rows);
  for (const [fold, { weight, bias }] of fits.entries()) {
    const { data } = await problem.scores(weight, bias);
    for (let i = 0; i < rows; i++) if (foldOf[i] === fold) logOdds[i] = data[2 * i + 1]! - data[2 * i]!;
    await pause();
  }
  return logOdds;
}

/** exp(value), all divided by the largest: no overflow. */
function exponentials(values: Float64Array): Float64Array {
  const highest = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return values.map((value) => Math.exp(value - highest));
}

function withMeanOne(weights: Float64Array): Float64Array {
  const mean = weights.reduce((sum, value) => sum + value, 0) / weights.length;
  return weights.map((value) => value / mean);
}
