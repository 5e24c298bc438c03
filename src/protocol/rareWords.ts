import type { DistinctiveWord, Report } from './report';

/** Fewer rows, and a word may point at one person's text. */
const leastRows = 10;

const rows = ({ side, sourceCount, targetCount }: DistinctiveWord): number =>
  side === 'source' ? sourceCount : targetCount;

/**
 * The report as it leaves the machine without texts: without words that fewer than 10 rows hold. Of small tables
 * the distinctive words may be such; flips and pivots (core/shift/labelAssociations.ts) and the words that
 * name topics (core/topics/typicalWords.ts) never are. With texts everything stays.
 */
export function withoutRareWords(report: Report): Report {
  if (report.texts) return report;
  const distinctive = report.words.distinctive.filter((word) => rows(word) >= leastRows);
  return { ...report, words: { ...report.words, distinctive } };
}
