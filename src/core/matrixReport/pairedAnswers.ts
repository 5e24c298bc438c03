import type { Interval } from '../../protocol/interval';
import { effectiveRows, pairedHalfWidth } from '../learn/intervals';

/** Whether each row was answered rightly, by any number that the rows go by; rows that were left out are absent. */
export type Answers = ReadonlyMap<number, boolean>;

/**
 * Accuracy of `answers` minus that of `others` on the rows that both hold, with its 95 % interval (Agresti &
 * Min 2005); rows of one text count as one draw. null where they share no row.
 */
export function pairedDifference(
  answers: Answers,
  others: Answers,
  textOf: (row: number) => number,
): Interval | null {
  const rows = [...answers.keys()].filter((row) => others.has(row));
  if (rows.length === 0) return null;
  const count = (first: boolean, second: boolean) =>
    rows.filter((row) => answers.get(row) === first && others.get(row) === second).length;
  const [gained, lost] = [count(true, false), count(false, true)];
  const draws = effectiveRows(Int32Array.from(rows, textOf)) / rows.length;
  const half = pairedHalfWidth(gained * draws, lost * draws, rows.length * draws);
  const mean = (gained - lost) / rows.length;
  return { mean, low: Math.max(-1, mean - half), high: Math.min(1, mean + half) };
}
