import type { Interval } from '../../protocol/interval';
import { accuracyInterval } from '../learn/evaluation';
import type { JudgedRows } from './heldOutRows';

/** Share right among `members`: Wilson's interval, rows of one text counting as one draw. @param z see `wilson` */
export function rowsAccuracy(
  { predicted, truth, groups }: JudgedRows,
  members: readonly number[],
  z?: number,
): Interval {
  const of = (values: Int32Array) => Int32Array.from(members, (i) => values[i]!);
  return accuracyInterval(of(predicted), of(truth), of(groups), z);
}
