import type { ColumnFacts } from './columnFacts';
import type { Column } from './columns';

const textNames =
  /(^|[^a-z])(text|texts|review|reviews|reviewtext|review_?body|content|body|sentence|comment|comments|message|tweet|document|utterance|abstract|feedback|description|post|verbatim)([^a-z]|$)|本文|テキスト|レビュー|コメント|感想/i;
/** Text too, but beside a longer text it is not the one that is meant. */
const shortTextNames = /title|headline|summary|subject|name|author|user|url|link|題|要約|名前/i;

/** How much a column looks like the text to classify, 0-1: long, distinct, made of words. */
export function textScore({ name }: Pick<Column, 'name'>, facts: ColumnFacts): number {
  if (facts.filled === 0) return 0;
  const words = facts.proseShare * (1 - facts.numberShare) * (1 - facts.codeShare);
  const content = words * (0.35 + 0.65 * lengthScore(facts.meanLength)) * (0.3 + 0.7 * facts.distinctShare);
  const short = facts.proseShare < 0.5 ? shortTexts(facts) : 0;
  const hint = (textNames.test(name) ? 0.15 : 0) - (shortTextNames.test(name) ? 0.1 : 0);
  const score = Math.max(content, short);
  return score === 0 ? 0 : clamp(0.85 * score + hint);
}

/** Values of one or two words can be texts as well, when nearly all of them differ. */
function shortTexts(facts: ColumnFacts): number {
  const letters = (1 - facts.numberShare) * (1 - facts.codeShare);
  return facts.distinctShare > 0.5 && facts.meanLength >= 4 ? 0.3 * letters * facts.distinctShare : 0;
}

/** 0 for nothing, 1 from some 400 characters on, by the logarithm. */
function lengthScore(meanLength: number): number {
  return Math.min(1, Math.log1p(meanLength) / Math.log1p(400));
}

function clamp(score: number): number {
  return Math.min(1, Math.max(0, score));
}
