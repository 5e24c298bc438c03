import type { Interval } from '../../protocol/interval';
import { macroF1Contributions } from '../learn/evaluation';
import {
  correctedStandardError,
  effectiveRows,
  normal95,
  pairedHalfWidth,
  studentQuantile95,
} from '../learn/intervals';
import { highestColumns } from '../learn/softmax';
import type { Matrix } from '../matrix';
import { foldsBut, rowsIn } from './selection';
import type { TransferTask } from './strategy';

/**
 * Score (the task's objective) of one strategy minus that of another on the same folds: the corrected resampled t
 * interval over folds and repeats, but never narrower than that of the paired rows (a few folds that happen to
 * agree prove nothing).
 */
export function pairedDifference(
  task: TransferTask,
  groups: Int32Array,
  scores: readonly Matrix[],
  baseline: readonly Matrix[],
): Interval {
  const truth = task.target.labels;
  const gains = task.plans.map((_, p) => {
    const mine = contributions(task, highestColumns(scores[p]!));
    const theirs = contributions(task, highestColumns(baseline[p]!));
    return mine.map((value, i) => value - theirs[i]!);
  });
  const foldMeans = task.plans.flatMap((plan, p) =>
    foldsBut(plan).flatMap((fold) => {
      const rows = rowsIn(plan, [fold]);
      return rows.length > 0 ? [rows.reduce((sum, i) => sum + gains[p]![i]!, 0) / rows.length] : [];
    }),
  );
  const mean = meanOf(gains.map((gain) => meanOf([...gain])));
  const share = effectiveRows(groups) / truth.length;
  const atLeast = task.objective === 'accuracy' ? byProportions(gains, share) : bySpread(gains, mean, share);
  const half = Math.max(atLeast, foldHalfWidth(foldMeans, 1 / task.plans[0]!.folds));
  return { mean, low: Math.max(-1, mean - half), high: Math.min(1, mean + half) };
}

/** Numbers of which the score is the mean: 1 for a right answer, or each row's part of the macro F1. */
function contributions({ target, classes, objective }: TransferTask, predicted: Int32Array): Float64Array {
  if (objective === 'macroF1') return macroF1Contributions(predicted, target.labels, classes);
  return Float64Array.from(predicted, (label, i) => (label === target.labels[i] ? 1 : 0));
}

/** @param share of the rows that are independent draws */
function byProportions(gains: readonly Float64Array[], share: number): number {
  const count = (sign: number) => meanOf(gains.map((gain) => gain.filter((each) => each * sign > 0).length));
  return pairedHalfWidth(count(1) * share, count(-1) * share, gains[0]!.length * share);
}

/** At least as if one row differed. */
function bySpread(gains: readonly Float64Array[], mean: number, share: number): number {
  const rows = gains[0]!.length;
  const variance = meanOf(gains.map((gain) => meanOf(Array.from(gain, (each) => (each - mean) ** 2))));
  return normal95 * Math.sqrt(Math.max(variance, 1 / rows) / Math.max(1, rows * share));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function foldHalfWidth(differences: readonly number[], testShare: number): number {
  return studentQuantile95(differences.length - 1) * correctedStandardError(differences, testShare);
}
