import type { Domain } from '../../src/protocol/report';

/** Rows that carry a label. */
export const labeledRows = (domain: Domain): number =>
  Object.values(domain.labels).reduce((sum, count) => sum + count, 0);

export interface LabelCount {
  label: string;
  count: number;
}

/** Most frequent first. */
export const byCount = (domain: Domain): LabelCount[] =>
  Object.entries(domain.labels)
    .map(([label, count]) => ({ label, count }))
    .toSorted((a, b) => b.count - a.count);

/** What always answering the most frequent label scores, 0-1; null without labels. */
export function majority(domain: Domain): { label: string; share: number } | null {
  const [first] = byCount(domain);
  return first ? { label: first.label, share: first.count / labeledRows(domain) } : null;
}
