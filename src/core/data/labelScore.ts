import type { ColumnFacts } from './columnFacts';
import type { Column } from './columns';

const strongNames =
  /(^|[^a-z])(label|labels|sentiment|class|polarity|target|gold|intent|y|ラベル|感情|分類)([^a-z]|$)|label$|ラベル|感情|極性|分類/i;
const weakNames =
  /(^|[^a-z])(category|rating|ratings|stars?|score|topic|type|tag|emotion|is_?\w+|answer|decision|status)([^a-z]|$)|評価|カテゴリ/i;
/** Few different values, but hardly ever what one wants to predict. */
const otherNames =
  /(^|[^a-z])(split|fold|set|lang|language|locale|country|region|city|id|index|user|author|gender|age|date|time|year|month|day|verified|source|brand|product|store|platform|device|version|helpful|votes?|likes?|retweets?|count|length|annotator|confidence)([^a-z]|$)|言語|日付/i;

/** Up to here more labels cost nothing. */
const fewLabels = 12;

/** How much a column looks like the label, 0-1: few, short, well-spread values. */
export function labelScore({ name }: Pick<Column, 'name'>, facts: ColumnFacts): number {
  if (facts.filled === 0) return 0;
  // A name cannot make a label of sentences or measurements.
  const hint = nameHint(name) * (facts.proseShare > 0.5 ? 0.3 : 1) * (1 - facts.fractionShare);
  return Math.min(1, Math.max(0, 0.7 * contentScore(facts) + hint));
}

/** What the name alone says. */
export function labelNameKind(name: string): 'strong' | 'weak' | 'other' | 'none' {
  if (strongNames.test(name)) return 'strong';
  if (otherNames.test(name)) return 'other';
  return weakNames.test(name) ? 'weak' : 'none';
}

function nameHint(name: string): number {
  return { strong: 0.3, weak: 0.12, other: -0.25, none: 0 }[labelNameKind(name)];
}

function contentScore(facts: ColumnFacts): number {
  if (facts.distinct < 2) return 0;
  const few = facts.distinct <= fewLabels ? 1 : fewLabels / facts.distinct;
  const repeated = facts.filled < 10 ? 1 : Math.max(0, 1 - facts.distinctShare / 0.5);
  const short = Math.min(1, 30 / facts.meanLength);
  // Numbers and many steps are more often a measurement (stars, age) than a label.
  const numeric = 1 - facts.numberShare * (facts.distinct > 2 ? 0.25 : 0.05);
  return (
    few * repeated * short * numeric * (1 - facts.fractionShare) * (1 - facts.codeShare) * spreadScore(facts)
  );
}

/** A column that is nearly constant tells little; an even one tells most. */
function spreadScore(facts: ColumnFacts): number {
  return 0.4 + 0.6 * facts.evenness;
}
