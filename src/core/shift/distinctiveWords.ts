import type { DistinctiveWord } from '../../protocol/report';
import { normal95 } from '../learn/intervals';
import { isTelling } from './isTelling';
import type { WordStatistics } from './words';

/** Words listed for each side. */
const listed = 12;
/** Weight of the prior against the smaller side's counts: shrinks rare words, hardly touches common ones. */
const priorShare = 0.1;
/** How many times as frequent, by share of documents: z alone would list "the" and "it", which stand in both. */
const minimumRatio = 2;

interface WordTotals {
  readonly totals: Map<string, number>;
  /** Sum of all words' document counts. */
  readonly sum: number;
  readonly documents: number;
}

/**
 * The words most surely over-represented on each side: z of the log-odds ratio with an informative Dirichlet
 * prior, the pooled vocabulary (Monroe, Colaresi & Quinn 2008, eq. 15-22), over document counts. Source's
 * words first, each side by falling z.
 */
export function distinctiveWords(source: WordStatistics, target: WordStatistics): DistinctiveWord[] {
  const sides = [totalsOf(source), totalsOf(target)] as const;
  const minimum = minimumDocuments(Math.min(sides[0].documents, sides[1].documents));
  const scored = scoreWords(sides[0], sides[1]).filter((word) => isCharacteristic(word, sides));
  const ofSource = scored.filter((word) => word.side === 'source' && word.sourceCount >= minimum);
  const ofTarget = scored.filter((word) => word.side === 'target' && word.targetCount >= minimum);
  return [...strongest(ofSource), ...strongest(ofTarget)];
}

/** Added half a document, so that a word which the other side lacks has a ratio too. */
function isCharacteristic(
  word: DistinctiveWord,
  [source, target]: readonly [WordTotals, WordTotals],
): boolean {
  const shares = [
    (word.sourceCount + 0.5) / (source.documents + 1),
    (word.targetCount + 0.5) / (target.documents + 1),
  ] as const;
  const [own, other] = word.side === 'source' ? shares : [shares[1], shares[0]];
  return own >= minimumRatio * other;
}

/** Documents that must hold a word on its side: 10, in small tables 2 % of the smaller one, at least 3. */
export function minimumDocuments(documents: number): number {
  return Math.max(3, Math.min(10, Math.ceil(documents / 50)));
}

/** Every word's z; z is positive for the word's own side. */
function scoreWords(source: WordTotals, target: WordTotals): DistinctiveWord[] {
  const pooled = source.sum + target.sum;
  const prior = priorShare * Math.min(source.sum, target.sum);
  const words = [...new Set([...source.totals.keys(), ...target.totals.keys()])].filter(isTelling);
  return words.map((word) => {
    const sourceCount = source.totals.get(word) ?? 0;
    const targetCount = target.totals.get(word) ?? 0;
    const alpha = (prior * (sourceCount + targetCount)) / pooled;
    const z = logOddsZ(sourceCount, source.sum, targetCount, target.sum, alpha, prior);
    return { word, side: z > 0 ? 'source' : 'target', z: Math.abs(z), sourceCount, targetCount };
  });
}

/** z of the difference of the word's log-odds between the sides, alpha and prior the word's and all words' pseudo-counts. */
export function logOddsZ(
  first: number,
  firstSum: number,
  second: number,
  secondSum: number,
  alpha: number,
  prior: number,
): number {
  const logOdds = (count: number, sum: number): number =>
    Math.log((count + alpha) / (sum + prior - count - alpha));
  const variance = 1 / (first + alpha) + 1 / (second + alpha);
  return (logOdds(first, firstSum) - logOdds(second, secondSum)) / Math.sqrt(variance);
}

function strongest(words: DistinctiveWord[]): DistinctiveWord[] {
  return words
    .filter((word) => word.z >= normal95)
    .sort((a, b) => b.z - a.z || (a.word < b.word ? -1 : 1))
    .slice(0, listed);
}

function totalsOf({ counts, documents }: WordStatistics): WordTotals {
  const totals = new Map<string, number>();
  let sum = 0;
  for (const [word, values] of counts) {
    const total = values.reduce((all, value) => all + value, 0);
    totals.set(word, total);
    sum += total;
  }
  return { totals, sum, documents: documents.reduce((all, value) => all + value, 0) };
}
