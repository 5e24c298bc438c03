import type { ColumnFacts } from './columnFacts';
import { columnFacts } from './columnFacts';
import { joinedTexts } from './joinedTexts';
import { labelNameKind, labelScore } from './labelScore';
import { multiLabel, oneHotColumns } from './schemes/multiLabel';
import { textScore } from './textScore';

/** A column as it was read. */
export interface Column {
  name: string;
  values: readonly string[];
}

/** Which columns hold the text and the label, by content; names only settle what content leaves open. */
export interface DetectedColumns {
  text: number | null;
  /** The columns that stand as one text, in order: `text`, and a title beside it. Empty without a text. */
  texts: number[];
  label: number | null;
  /** Names of columns of 0 and 1 that hold one label each, where no other column is the label. */
  oneHot: string[] | null;
  /** False when a person should be asked. */
  confident: boolean;
  /** Per column, 0-1. */
  scores: { text: number; label: number }[];
  facts: ColumnFacts[];
}

/** Values that are looked at, spread evenly over the table (tables are often sorted by label). */
const sampleSize = 2000;
/** Below these, a column is not taken at all. */
const leastText = 0.2;
const leastLabel = 0.25;
/** The runner-up must be this far below, or a person is asked. */
const sureMargin = 0.12;

export function detectColumns(columns: readonly Column[]): DetectedColumns {
  const samples = columns.map(({ name, values }) => ({ name, values: spread(values, sampleSize) }));
  const facts = samples.map(({ values }) => columnFacts(values));
  const scores = samples.map((column, i) => ({
    text: textScore(column, facts[i]!),
    label: labelScore(column, facts[i]!),
  }));
  const text = best(
    scores.map((score) => score.text),
    leastText,
  );
  const scored = columns.map(({ name }, i) => ({ name, facts: facts[i]!, text: scores[i]!.text }));
  const texts = text.index === null ? [] : joinedTexts(scored, text.index);
  const label = best(
    scores.map((score, i) => (texts.includes(i) ? 0 : score.label)),
    leastLabel,
  );
  const several = label.margin >= sureMargin ? -1 : severalLabels(samples, texts);
  if (several >= 0)
    return { text: text.index, texts, label: several, oneHot: null, confident: false, scores, facts };
  const oneHot = label.index === null ? null : oneHotAround(samples, label.index);
  const found = { text: text.index, texts, oneHot, scores, facts };
  if (oneHot) return { ...found, label: null, confident: false };
  const textMargin = text.index === null ? 0 : marginOf(scores, text.index, texts);
  const confident = textMargin >= sureMargin && (label.margin >= sureMargin || label.index === null);
  return { ...found, label: label.index, confident: confident && text.index !== null };
}

/** A column that is called a label and holds several a cell: found, so that it can be refused with a reason. */
function severalLabels(columns: readonly Column[], texts: readonly number[]): number {
  return columns.findIndex(
    ({ name, values }, i) =>
      !texts.includes(i) && ['strong', 'weak'].includes(labelNameKind(name)) && multiLabel(values) !== null,
  );
}

/** How far the text is ahead of the columns that are not a part of it. */
function marginOf(scores: readonly { text: number }[], text: number, texts: readonly number[]): number {
  const others = scores.flatMap((score, i) => (texts.includes(i) ? [] : [score.text]));
  return scores[text]!.text - Math.max(0, ...others);
}

/** The label is one of several columns of 0 and 1, and its name does not single it out. */
function oneHotAround(columns: readonly Column[], label: number): string[] | null {
  const { name } = columns[label]!;
  if (labelNameKind(name) === 'strong') return null;
  const candidates = columns.filter((column) => labelNameKind(column.name) !== 'other');
  const found = oneHotColumns(candidates);
  return found?.includes(name) ? found : null;
}

function best(scores: readonly number[], least: number): { index: number | null; margin: number } {
  const [first, second] = scores.map((score, index) => ({ score, index })).sort((a, b) => b.score - a.score);
  if (!first || first.score < least) return { index: null, margin: 0 };
  return { index: first.index, margin: first.score - (second?.score ?? 0) };
}

/** At most `count` values at even distances. */
function spread(values: readonly string[], count: number): readonly string[] {
  if (values.length <= count) return values;
  return Array.from({ length: count }, (_, i) => values[Math.floor((i * values.length) / count)]!);
}
