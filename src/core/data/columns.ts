import { labelScore } from './labelScore';
import { textScore } from './textScore';

/** A column as it was read. */
export interface Column {
  name: string;
  values: readonly string[];
}

/** Which columns hold the text and the label, by content; names only settle what content leaves open. */
export interface DetectedColumns {
  text: number | null;
  label: number | null;
  /** False when a person should be asked. */
  confident: boolean;
  /** Per column, 0-1. */
  scores: { text: number; label: number }[];
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
  const scores = samples.map((column) => ({ text: textScore(column), label: labelScore(column) }));
  const text = best(
    scores.map((score) => score.text),
    leastText,
  );
  const label = best(
    scores.map((score, i) => (i === text.index ? 0 : score.label)),
    leastLabel,
  );
  const confident = text.margin >= sureMargin && (label.margin >= sureMargin || label.index === null);
  return { text: text.index, label: label.index, confident: confident && text.index !== null, scores };
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
