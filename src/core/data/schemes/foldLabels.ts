import type { LabelMapping } from '../../../protocol/readOptions';
import { plainLabel } from './plainLabel';
import { scaleStep } from './scaleStep';

/**
 * Spellings of one label folded into the commonest (of equally common ones, the first by code point). Only what
 * changes is in the mapping, so folding what is folded changes nothing.
 * @param counts label as it is written (trimmed) -> rows
 */
export function foldLabels(counts: ReadonlyMap<string, number>): LabelMapping {
  const spellings = new Map<string, string[]>();
  for (const label of counts.keys()) {
    if (label === '') continue;
    const key = foldingKey(label);
    spellings.set(key, [...(spellings.get(key) ?? []), label]);
  }
  const changes = [...spellings.values()].flatMap((group) => {
    const common = commonest(group, counts);
    return group.flatMap((label) => (label === common ? [] : [[label, common] as const]));
  });
  return Object.fromEntries(changes);
}

/** `4 stars`, `4/5` and `4` are one step. */
export function foldingKey(label: string): string {
  const step = scaleStep(label);
  return step ? `${step.step}` : plainLabel(label);
}

export function commonest(labels: readonly string[], counts: ReadonlyMap<string, number>): string {
  const byCount = (a: string, b: string) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1);
  return [...labels].sort(byCount)[0]!;
}
