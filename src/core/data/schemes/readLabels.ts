import type { LabelMapping } from '../../../protocol/readOptions';
import { foldingKey } from './foldLabels';

/** Class of each label as it is written: '' = unlabeled, null = left out. */
export type ReadLabel = (written: string) => string | null;

/**
 * How a mapping reads labels. A label that is not in it is read as another spelling of it that is (case, space,
 * `4.0` for `4`), unless two of them differ; else it keeps its name. Total: every label has an answer.
 */
export function labelReader(mapping: LabelMapping): ReadLabel {
  const loose = new Map<string, string | null>();
  const ambiguous = new Set<string>();
  for (const [label, name] of Object.entries(mapping)) {
    const key = foldingKey(label);
    if (loose.has(key) && loose.get(key) !== name) ambiguous.add(key);
    loose.set(key, name);
  }
  const known = new Map<string, string | null>();
  const read = (label: string): string | null => {
    if (Object.hasOwn(mapping, label)) return mapping[label]!;
    if (label === '') return '';
    const key = foldingKey(label);
    return loose.has(key) && !ambiguous.has(key) ? loose.get(key)! : label;
  };
  return (written) => {
    const label = written.trim();
    if (!known.has(label)) known.set(label, read(label));
    return known.get(label)!;
  };
}
