import type { Slice } from '../../protocol/failures';
import { accuracyOf } from '../learn/confusion';
import { normalQuantile } from '../learn/intervals';
import type { JudgedRows } from './heldOutRows';
import { surestMistakes } from './heldOutRows';
import type { Part } from './parts';
import { rowsAccuracy } from './rowsAccuracy';

/** Below this an accuracy is luck. */
const leastRows = 20;
const mostExamples = 5;

/** A slice with the indices of its examples. */
export interface FoundSlice {
  slice: Omit<Slice, 'examples'>;
  examples: number[];
}

/**
 * Accuracy of each part of at least 20 rows, the worst first. `surelyWorse` takes 1 - 0.05 / slices for its interval, so
 * that a model without weak spots has one with a chance of at most 5 %.
 */
export async function slicesOf(
  rows: JudgedRows,
  parts: readonly Part[],
  pause: () => Promise<void>,
): Promise<FoundSlice[]> {
  const shown = parts.filter(({ members }) => members.length >= leastRows);
  const corrected = normalQuantile(0.05 / Math.max(1, shown.length));
  const overall = accuracyOf(rows.predicted, rows.truth);
  const found: FoundSlice[] = [];
  for (const { of, members } of shown) {
    const accuracy = rowsAccuracy(rows, members);
    const surelyWorse = rowsAccuracy(rows, members, corrected).high < overall;
    const examples = surestMistakes(rows, members).slice(0, mostExamples);
    found.push({ slice: { ...of, rows: members.length, accuracy, surelyWorse }, examples });
    await pause();
  }
  return found.toSorted(
    (a, b) => a.slice.accuracy.mean - b.slice.accuracy.mean || b.slice.rows - a.slice.rows,
  );
}
