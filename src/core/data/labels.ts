import { labelSigns } from './schemes/labelSigns';
import { proposeMapping } from './schemes/proposeMapping';
import { spelledIn } from './schemes/spelledIn';

/** A label column as numbers. */
export interface EncodedLabels {
  labels: string[];
  /** Index into `labels` per row; -1 where the row has none. */
  indices: Int32Array;
}

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
  const signs = labelSigns(labels);
  if (signs[0] === -1 && signs[1] === 1) return 1;
  return signs[0] === 1 && signs[1] === -1 ? 0 : null;
}

/**
 * Maps a source's label names onto the target's one to one: equal names (case, space, singular and plural), then
 * poles however they are written. `result[i]` is the index in `target` of source label i. null when the schemes
 * do not match.
 */
export function alignLabels(source: readonly string[], target: readonly string[]): Int32Array | null {
  if (source.length !== target.length) return null;
  const mapped = mapLabels(source, target);
  const used = new Set(mapped);
  return used.size === target.length && !used.has(-1) ? mapped : null;
}

/**
 * As alignLabels, for labels that are only a part of the target's (an evaluation table may lack one), or more
 * (steps of a scale onto poles): -1 for a label without a counterpart.
 */
export function mapLabels(source: readonly string[], target: readonly string[]): Int32Array {
  const direct = byName(source, target);
  if (source.length > 0 && direct.every((index) => index >= 0)) return direct;
  const proposed = proposeMapping(source, target);
  if (!proposed?.sure) return direct.some((index) => index >= 0) ? direct : bySign(source, target);
  const { mapping } = proposed;
  return Int32Array.from(source, (label) => {
    const name = Object.hasOwn(mapping, label) ? mapping[label]! : label;
    return name === null ? -1 : target.indexOf(name);
  });
}

/** The very name, else another spelling. No two labels are mapped onto the same one. */
function byName(source: readonly string[], target: readonly string[]): Int32Array {
  const spelled = spelledIn(target);
  const indexOf = (name: string | undefined) => (name === undefined ? -1 : target.indexOf(name));
  return withoutRepeats(Int32Array.from(source, (label) => indexOf(spelled(label))));
}

function bySign(source: readonly string[], target: readonly string[]): Int32Array {
  const none = new Int32Array(source.length).fill(-1);
  if (positiveLabel(target) === null) return none;
  const signs = labelSigns(target);
  const own = labelSigns(source);
  return withoutRepeats(none.map((_, i) => (own[i] === null ? -1 : signs.indexOf(own[i]!))));
}

function withoutRepeats(mapped: Int32Array): Int32Array {
  const counts = new Map<number, number>();
  for (const index of mapped) counts.set(index, (counts.get(index) ?? 0) + 1);
  return mapped.map((index) => (index >= 0 && counts.get(index)! > 1 ? -1 : index));
}
