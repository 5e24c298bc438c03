import type { Failures } from '../../protocol/failures';
import type { JudgedRows } from './heldOutRows';
import { surestMistakes } from './heldOutRows';

const most = 50;

/**
 * Wrong rows, the most confident first: at most 50, dealt over the cells of the confusion matrix (the surest of each, then
 * the second surest ...) so that a rare confusion shows its rows too, and those named in `always`.
 */
export function mistakesOf(rows: JudgedRows, always: readonly number[]): Failures['mistakes'] {
  const wrong = surestMistakes(rows, [...rows.truth.keys()]);
  const seen = new Map<string, number>();
  const ranked = wrong.map((i) => {
    const cell = `${rows.truth[i]},${rows.predicted[i]}`;
    const rank = seen.get(cell) ?? 0;
    seen.set(cell, rank + 1);
    return { i, rank };
  });
  // the sort is stable: of one rank, the most confident first
  const dealt = ranked.toSorted((a, b) => a.rank - b.rank).slice(0, most);
  const kept = new Set([...dealt.map(({ i }) => i), ...always]);
  return wrong
    .filter((i) => kept.has(i))
    .map((i) => ({
      row: rows.numbers[i]!,
      label: rows.truth[i]!,
      predicted: rows.predicted[i]!,
      probability: rows.confidence[i]!,
    }));
}
