import type { Interval } from '../../protocol/interval';
import {
  correctedStandardError,
  effectiveRows,
  pairedHalfWidth,
  studentQuantile95,
} from '../learn/intervals';
import { highestColumns } from '../learn/softmax';
import type { Matrix } from '../matrix';
import { foldsBut, rowsIn } from './selection';
import type { TransferTask } from './strategy';

/**
 * Accuracy of one strategy minus that of another on the same folds: the corrected resampled t interval over
 * folds and repeats, but never narrower than that of paired proportions on the rows (a few folds that happen
 * to agree prove nothing).
 */
export function pairedDifference(
  task: TransferTask,
  groups: Int32Array,
  scores: readonly Matrix[],
  baseline: readonly Matrix[],
): Interval {
  const truth = task.target.labels;
  const foldDifferences: number[] = [];
  let [onlyThis, onlyBaseline] = [0, 0];
  task.plans.forEach((plan, p) => {
    const [mine, theirs] = [highestColumns(scores[p]!), highestColumns(baseline[p]!)];
    const gain = mine.map((label, i) => Number(label === truth[i]) - Number(theirs[i] === truth[i]));
    onlyThis += gain.filter((each) => each > 0).length / task.plans.length;
    onlyBaseline += gain.filter((each) => each < 0).length / task.plans.length;
    for (const fold of foldsBut(plan)) {
      const rows = rowsIn(plan, [fold]);
      if (rows.length > 0) foldDifferences.push(rows.reduce((sum, i) => sum + gain[i]!, 0) / rows.length);
    }
  });
  const mean = (onlyThis - onlyBaseline) / truth.length;
  const share = effectiveRows(groups) / truth.length;
  const atLeast = pairedHalfWidth(onlyThis * share, onlyBaseline * share, truth.length * share);
  const half = Math.max(atLeast, foldHalfWidth(foldDifferences, 1 / task.plans[0]!.folds));
  return { mean, low: Math.max(-1, mean - half), high: Math.min(1, mean + half) };
}

function foldHalfWidth(differences: readonly number[], testShare: number): number {
  return studentQuantile95(differences.length - 1) * correctedStandardError(differences, testShare);
}
