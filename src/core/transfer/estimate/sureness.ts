import { highestColumns, softmaxRows } from '../../learn/softmax';
import type { Matrix } from '../../matrix';
import { row } from '../../matrix';
import type { EstimateInput } from './estimateInput';

/** What the source's rows say of a target that differs in nothing but its class shares. */
export interface Home {
  /** Probability of each row's answer by the source's calibrated head at the target's shares. */
  sure: Float64Array;
  /** Of each row; they sum to 1. */
  weight: Float64Array;
  accuracy: number;
  confidence: number;
  /** Even-weighted rows that the weighted ones are worth (Kish 1965). */
  rows: number;
}

/** The source's rows, weighed to the target's class shares. A class without rows at home counts for nothing. */
export function sureAtHome(input: EstimateInput): Home {
  const { home, sourceShares, targetShares, savedShares = targetShares } = input;
  const answers = highestColumns(forShares(home.scores, sourceShares, savedShares));
  const sure = sureness(forShares(home.scores, sourceShares, targetShares), answers);
  const weight = weightsFor(home.truth, targetShares);
  const right = Float64Array.from(answers, (answer, i) => Number(answer === home.truth[i]));
  const known = correction(home);
  return {
    sure,
    weight,
    accuracy: Math.min(1, Math.max(0, dot(weight, right) + known.accuracy)),
    confidence: dot(weight, sure) + known.confidence,
    rows: known.rows / (home.truth.length * dot(weight, weight)),
  };
}

/** Probability of the saved head's answer on each target row, by the source's calibrated head at the target's shares. */
export function sureOfTarget(input: EstimateInput): Float64Array {
  const { sourceOnTarget, savedOnTarget, sourceShares, targetShares } = input;
  return sureness(forShares(sourceOnTarget, sourceShares, targetShares), highestColumns(savedOnTarget));
}

/**
 * What a known accuracy adds to that of the reference rows, which the head has seen, and to their confidence:
 * on the rows that the head was calibrated on, the two agree.
 */
function correction({ scores, truth, known }: EstimateInput['home']): {
  accuracy: number;
  confidence: number;
  rows: number;
} {
  if (!known) return { accuracy: 0, confidence: 0, rows: truth.length };
  const answers = highestColumns(scores);
  const even = new Float64Array(truth.length).fill(1 / truth.length);
  const right = Float64Array.from(answers, (answer, i) => Number(answer === truth[i]));
  return {
    accuracy: known.accuracy - dot(even, right),
    confidence: known.accuracy - dot(even, sureness(scores, answers)),
    rows: known.rows,
  };
}

/** Probability of each row's answer. */
function sureness(scores: Matrix, answers: Int32Array): Float64Array {
  const probabilities = softmaxRows(scores);
  return Float64Array.from(answers, (answer, i) => row(probabilities, i)[answer]!);
}

/** Scores for other class shares: log(now / before) added (Saerens et al. 2002, eq. 2). */
function forShares(scores: Matrix, before: Float64Array, now: Float64Array): Matrix {
  const shift = before.map((share, k) => (share > 0 ? Math.log(Math.max(now[k]!, 1e-9) / share) : 0));
  return { ...scores, data: scores.data.map((score, at) => score + shift[at % scores.dim]!) };
}

/** Weights by which the rows have the given class shares; even where they have none of those classes. */
function weightsFor(truth: Int32Array, shares: Float64Array): Float64Array {
  const counts = new Float64Array(shares.length);
  for (const label of truth) counts[label]!++;
  const weight = Float64Array.from(truth, (label) => shares[label]! / counts[label]!);
  const total = weight.reduce((sum, each) => sum + each, 0);
  return weight.map((each) => (total > 0 ? each / total : 1 / truth.length));
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
