import type { Interval } from '../../protocol/interval';
import type { Matrix } from '../matrix';
import { calibrationError } from './calibration';
import type { ClassFigures } from './confusion';
import { accuracyOf, classFigures, confusionMatrix, figuresOfOccurring } from './confusion';
import { clusterInterval, effectiveRows } from './intervals';
import { highestColumns } from './softmax';

export interface Figures {
  accuracy: Interval;
  macroF1: Interval;
  /** Expected calibration error, 15 equal-mass bins. */
  ece: number;
  /** confusion[truth][predicted] */
  confusion: number[][];
  perClass: ClassFigures[];
  rows: number;
}

/**
 * How good probabilities (rows x classes) are on rows of known class. Intervals are 95 %; rows of one group
 * (the same text) count as one draw, so repeated rows do not narrow them.
 */
export function evaluate(probabilities: Matrix, truth: Int32Array, groups?: Int32Array): Figures {
  if (probabilities.rows !== truth.length) throw new RangeError('probabilities and truth differ in length');
  const predicted = highestColumns(probabilities);
  const draws = groups ?? Int32Array.from(truth, (_, i) => i);
  const confusion = confusionMatrix(predicted, truth, probabilities.dim);
  return {
    accuracy: accuracyInterval(predicted, truth, draws),
    macroF1: macroF1Interval(predicted, truth, probabilities.dim, draws),
    ece: calibrationError(probabilities, truth),
    confusion,
    perClass: classFigures(confusion),
    rows: truth.length,
  };
}

/** Share of right predictions; Wilson's interval, widened for groups. */
export function accuracyInterval(
  predicted: Int32Array,
  truth: Int32Array,
  groups: Int32Array,
  z?: number,
): Interval {
  const mean = accuracyOf(predicted, truth);
  const influence = Float64Array.from(truth, (label, i) => (predicted[i] === label ? 1 : 0) - mean);
  return clusterInterval(mean, influence, groups, effectiveRows(groups), z);
}

/**
 * Macro F1 with the interval of its linearisation: a row moves F1_k = 2 hits / size by
 * (2 hit - F1_k (true + predicted)) rows / size (Takahashi et al. 2022 linearise likewise). Where every class
 * is perfect the effective size is the smallest class's support, once a class.
 */
export function macroF1Interval(
  predicted: Int32Array,
  truth: Int32Array,
  classes: number,
  groups: Int32Array,
): Interval {
  const occurring = figuresOfOccurring(predicted, truth, classes);
  const mean = occurring.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, occurring.length);
  const influence = macroF1Contributions(predicted, truth, classes).map((value) => value - mean);
  return clusterInterval(mean, influence, groups, mostDraws(occurring, mean, groups));
}

/** What each row adds to the macro F1, to first order: the mean over rows is the macro F1 itself. */
export function macroF1Contributions(
  predicted: Int32Array,
  truth: Int32Array,
  classes: number,
): Float64Array {
  const occurring = figuresOfOccurring(predicted, truth, classes);
  const byLabel = new Map(occurring.map((each) => [each.label, each]));
  const mean = occurring.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, occurring.length);
  const scale = truth.length / Math.max(1, occurring.length);
  const pull = (label: number) => scale / byLabel.get(label)!.size;
  const f1 = (label: number) => byLabel.get(label)!.f1;
  return Float64Array.from(truth, (label, i) => {
    const guess = predicted[i]!;
    if (guess === label) return mean + pull(label) * (2 - 2 * f1(label));
    return mean - pull(label) * f1(label) - pull(guess) * f1(guess);
  });
}

function mostDraws(occurring: { support: number }[], mean: number, groups: Int32Array): number {
  const draws = effectiveRows(groups);
  if (mean < 1) return draws;
  const smallest = Math.min(...occurring.map(({ support }) => support));
  return Math.min(draws, smallest * occurring.length);
}
