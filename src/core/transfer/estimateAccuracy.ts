import type { EstimateInput } from './estimate/estimateInput';
import { sureAtHome, sureOfTarget } from './estimate/sureness';
import { shareAbove, thresholdFor } from './estimate/thresholdedConfidence';

export type { EstimateInput };

export type EstimateMethod = 'atc' | 'doc' | 'calibrated-confidence';

/** Fractions 0-1. */
export interface AccuracyEstimate {
  mean: number;
  /** 90 % range for the accuracy on as many rows as were given. */
  low: number;
  high: number;
  /** Accuracy if nothing but the class shares changed. */
  atHome: number;
  /** What each published method says by itself. */
  methods: { name: EstimateMethod; value: number }[];
}

/*
 * Four round numbers from benchmarks/studies/estimatedAccuracy.py: self-training with the shipped encoder over 16
 * pairs of review domains, 16 draws each; in brackets what they would be with one target or one source left out.
 */
/** A pair lost 0.7 points on average, yet one in ten was told a drop of 5.6 points (3.6 to 5.8) or more. */
const methodNoise = 0.05;
/** Errors of the median pair, relative to those at home: 5 % more (4 to 8 %). */
const usualLoss = 0.05;
/** Root mean square error beyond sampling, in points: 1.0 with even classes (0 to 1.2), 1.5 with 5 % of a class. */
const modelError = 0.015;
/**
 * With poor encoders the true drop was on average 1.0 times (latent dimensions of words) to 2.3 times (the shipped
 * encoder without its directions of sentiment) what was told.
 */
const reach = 2;
/** Normal quantile of two-sided 90 %. */
const normal90 = 1.6448536269514722;

/**
 * Accuracy of the saved head on the target's rows as a range. Average thresholded confidence (Garg et al. 2022),
 * difference of confidences (Guillory et al. 2021) and calibrated confidence each say how far it falls below that
 * at home, weighed to the target's class shares. Their mean drop d is believed as far as it stands out of the
 * methods' own noise, d (1 - noise^2 / d^2), and never less than the usual loss; a rise is not believed. The form
 * is that of the positive-part estimator of James and Stein (Efron & Morris 1973); for one value it is a rule of thumb.
 * Throws RangeError where there are no rows, or the rows or classes of the inputs differ.
 */
export function estimateAccuracy(input: EstimateInput): AccuracyEstimate {
  check(input);
  const { sourceOnTarget } = input;
  const home = sureAtHome(input);
  const sure = sureOfTarget(input);
  const confidence = sure.reduce((sum, each) => sum + each, 0) / sure.length;
  const threshold = thresholdFor(home.sure, home.weight, 1 - home.accuracy);
  const methods = [
    { name: 'atc' as const, value: shareAbove(threshold, sure) },
    { name: 'doc' as const, value: within01(home.accuracy - (home.confidence - confidence)) },
    { name: 'calibrated-confidence' as const, value: confidence },
  ];
  const told = home.accuracy - methods.reduce((sum, { value }) => sum + value, 0) / methods.length;
  const noise = methodNoise ** 2 + samplingVariance(home.accuracy - told, sourceOnTarget.rows);
  const drop = Math.max(usualLoss * (1 - home.accuracy), believed(told, noise));
  const mean = within01(home.accuracy - drop);
  const half = normal90 * standardError(home, mean, sourceOnTarget.rows);
  return {
    mean,
    // down to where a poor encoder would be, up to where the methods tell of nothing
    low: within01(mean - Math.hypot(half, Math.max(0, reach * told - drop))),
    high: within01(mean + Math.hypot(half, drop)),
    atHome: home.accuracy,
    methods,
  };
}

function believed(told: number, noise: number): number {
  return told > 0 ? Math.max(0, told - noise / told) : 0;
}

/** Of the home's rows, of as many new rows as were given, and of the model that says how one follows from the other. */
function standardError(home: { accuracy: number; rows: number }, mean: number, rows: number): number {
  const ofHome = samplingVariance(home.accuracy, home.rows);
  return Math.sqrt(ofHome + samplingVariance(mean, rows) + modelError ** 2);
}

/** Of a proportion seen in n rows; with two rows of each kind added, so that it never vanishes (Agresti & Coull 1998). */
function samplingVariance(proportion: number, n: number): number {
  const centred = (proportion * n + 2) / (n + 4);
  return (centred * (1 - centred)) / n;
}

function within01(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function check(input: EstimateInput): void {
  const { home, sourceOnTarget, savedOnTarget, targetShares, sourceShares } = input;
  if (home.truth.length === 0 || sourceOnTarget.rows === 0) throw new RangeError('no rows to estimate from');
  const rows = [
    [home.scores.rows, home.truth.length],
    [sourceOnTarget.rows, savedOnTarget.rows],
  ];
  const classes = [home.scores.dim, savedOnTarget.dim, targetShares.length, sourceShares.length];
  if (rows.some(([a, b]) => a !== b) || classes.some((each) => each !== sourceOnTarget.dim)) {
    throw new RangeError('scores, truth and shares differ in rows or classes');
  }
}
