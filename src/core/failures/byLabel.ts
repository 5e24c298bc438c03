import type { Interval } from '../../protocol/interval';
import type { LabelFigures } from '../../protocol/failures';
import type { JudgedRows } from './heldOutRows';
import { rowsAccuracy } from './rowsAccuracy';

/** Recall and precision of each label with their intervals. */
export function byLabel(rows: JudgedRows): LabelFigures[] {
  const [labeled, called] = [
    rowsOfClasses(rows.truth, rows.labels.length),
    rowsOfClasses(rows.predicted, rows.labels.length),
  ];
  const share = (members: number[]): Interval | null =>
    members.length > 0 ? rowsAccuracy(rows, members) : null;
  return rows.labels.map((_, k) => ({ recall: share(labeled[k]!), precision: share(called[k]!) }));
}

/** Indices of each class's rows. */
export function rowsOfClasses(classes: Int32Array, count: number): number[][] {
  const members = Array.from({ length: count }, (): number[] => []);
  classes.forEach((k, i) => members[k]?.push(i));
  return members;
}
