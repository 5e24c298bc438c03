/** A label column as numbers. */
export interface EncodedLabels {
  labels: string[];
  /** Index into `labels` per row; -1 where the row has none. */
  indices: Int32Array;
}

const positiveNames = [
  'positive',
  'pos',
  'p',
  '1',
  '1.0',
  '+1',
  '+',
  'true',
  'yes',
  'y',
  'good',
  '肯定',
  'ポジティブ',
  '良い',
];
const negativeNames = [
  'negative',
  'neg',
  'n',
  '0',
  '0.0',
  '-1',
  '-1.0',
  '-',
  'false',
  'no',
  'bad',
  '否定',
  'ネガティブ',
  '悪い',
];

/** Labels in a stable order that does not depend on the order of rows: negative first, else by name. */
export function encodeLabels(values: readonly string[]): EncodedLabels {
  const trimmed = values.map((value) => value.trim());
  const labels = orderLabels([...new Set(trimmed.filter((value) => value !== ''))]);
  const index = new Map(labels.map((label, i) => [label, i]));
  return { labels, indices: Int32Array.from(trimmed, (value) => index.get(value) ?? -1) };
}

/** Negative before positive (the second label is the positive one), numbers by value, names by code point. */
export function orderLabels(labels: readonly string[]): string[] {
  const positive = positiveLabel(labels);
  if (positive !== null) return [labels[1 - positive]!, labels[positive]!];
  const numeric = labels.every((label) => Number.isFinite(Number(label)));
  return [...labels].sort((a, b) => (numeric ? Number(a) - Number(b) : 0) || (a < b ? -1 : a > b ? 1 : 0));
}

/** Index of the positive label of a two-label polarity scheme; null when the names do not say. */
export function positiveLabel(labels: readonly string[]): number | null {
  if (labels.length !== 2) return null;
  const signs = labels.map(signOf);
  if (signs[0] === -1 && signs[1] === 1) return 1;
  return signs[0] === 1 && signs[1] === -1 ? 0 : null;
}

/** +1, -1 or 0 (says nothing). fastText's prefix is taken off. */
function signOf(label: string): number {
  const name = plain(label);
  return positiveNames.includes(name) ? 1 : negativeNames.includes(name) ? -1 : 0;
}

function plain(label: string): string {
  return label
    .trim()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/^__label__/, '');
}

/**
 * Maps a source's label names onto the target's: equal names (trim, case), then known polarity names
 * (pos/neg, positive/negative, 1/0, 1/-1, true/false, yes/no, good/bad). `result[i]` is the index in `target`
 * of source label i. null when the schemes do not match one to one.
 */
export function alignLabels(source: readonly string[], target: readonly string[]): Int32Array | null {
  if (source.length !== target.length) return null;
  const mapped = mapLabels(source, target);
  return mapped.every((index) => index >= 0) ? mapped : null;
}

/**
 * As alignLabels, for labels that are only a part of the target's (an evaluation table may lack one):
 * -1 for a label without a counterpart. No two labels are mapped onto the same one.
 */
export function mapLabels(source: readonly string[], target: readonly string[]): Int32Array {
  const byName = uniqueIndex(target.map(plain));
  const direct = Int32Array.from(source, (label) => byName.get(plain(label)) ?? -1);
  if (direct.some((index) => index >= 0)) return withoutRepeats(direct);
  if (positiveLabel(target) === null) return direct;
  const bySign = new Map(target.map((label, i) => [signOf(label), i]));
  return withoutRepeats(Int32Array.from(source, (label) => bySign.get(signOf(label)) ?? -1));
}

/** Names that only differ in case cannot be told apart, so they match nothing. */
function uniqueIndex(names: readonly string[]): Map<string, number> {
  const index = new Map<string, number>();
  names.forEach((name, i) => index.set(name, index.has(name) ? -1 : i));
  return index;
}

function withoutRepeats(mapped: Int32Array): Int32Array {
  const counts = new Map<number, number>();
  for (const index of mapped) counts.set(index, (counts.get(index) ?? 0) + 1);
  return mapped.map((index) => (index >= 0 && counts.get(index)! > 1 ? -1 : index));
}
