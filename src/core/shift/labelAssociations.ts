import type { Interval } from '../../protocol/interval';
import type { WordAssociation } from '../../protocol/report';
import { normal95 } from '../learn/intervals';
import { isTelling } from './isTelling';
import { trueFlips } from './trueFlips';
import type { WordStatistics } from './words';

/** Labeled documents of each domain that must hold a word before its association with the label is looked at. */
const minimumCount = 10;
const listedFlips = 25;
const listedPivots = 12;
/** Jeffreys' prior: half a document in each of the four cells. */
const prior = 0.5;

interface Cells {
  /** Documents with the word: positive, negative. */
  readonly positive: number;
  readonly negative: number;
  /** All labeled documents: positive, negative. */
  readonly positives: number;
  readonly negatives: number;
}

/**
 * Words that occur in at least 10 labeled documents of either domain, with their association with the positive
 * one of two classes, split by whether the domains agree.
 * - flips: opposite signs, both 95 % intervals exclude 0, and at most one in ten of them by chance (see
 *   trueFlips); by the gap between the two intervals, widest first: what is surely there, so that rare words
 *   with wild ratios don't lead.
 * - pivots: same sign, both intervals exclude 0; by the smaller of the two mutual informations with the label
 *   (Blitzer, Dredze & Pereira 2007), which wants them frequent and telling in both.
 */
export function labelAssociations(
  source: WordStatistics,
  target: WordStatistics,
  positive: number,
): { polarityFlips: WordAssociation[]; pivots: WordAssociation[] } {
  const words = candidates(source, target, positive);
  const agrees = ({ word }: Candidate): boolean => word.source.mean * word.target.mean > 0;
  const opposed = words.filter((candidate) => !agrees(candidate));
  const surely = ({ word }: Candidate): boolean => excludesZero(word.source) && excludesZero(word.target);
  return {
    polarityFlips: first(
      trueFlips(opposed, ({ word }) => [zOf(word.source), zOf(word.target)]).filter(surely),
      ({ word }) => gapBetween(word.source, word.target),
      listedFlips,
    ),
    pivots: first(
      words.filter((candidate) => surely(candidate) && agrees(candidate)),
      ({ information }) => information,
      listedPivots,
    ),
  };
}

interface Candidate {
  readonly word: WordAssociation;
  /** The smaller of the domains' mutual informations, in nats. */
  readonly information: number;
}

function candidates(source: WordStatistics, target: WordStatistics, positive: number): Candidate[] {
  const found: Candidate[] = [];
  for (const word of source.counts.keys()) {
    if (!isTelling(word)) continue;
    const here = cellsOf(source, word, positive);
    const there = cellsOf(target, word, positive);
    const sourceCount = here.positive + here.negative;
    const targetCount = there.positive + there.negative;
    if (Math.min(sourceCount, targetCount) < minimumCount) continue;
    const information = Math.min(mutualInformation(here), mutualInformation(there));
    const intervals = { source: logOddsRatio(here), target: logOddsRatio(there) };
    found.push({ word: { word, ...intervals, sourceCount, targetCount }, information });
  }
  return found;
}

function cellsOf({ counts, documents }: WordStatistics, word: string, positive: number): Cells {
  const found = counts.get(word);
  const negative = 1 - positive;
  return {
    positive: found?.[positive] ?? 0,
    negative: found?.[negative] ?? 0,
    positives: documents[positive] ?? 0,
    negatives: documents[negative] ?? 0,
  };
}

/**
 * Log odds ratio of holding the word, positive against negative documents, with Jeffreys' prior and the normal
 * 95 % interval (Agresti 2002, section 3.1.1).
 */
export function logOddsRatio({ positive, negative, positives, negatives }: Cells): Interval {
  const cells = [positive, positives - positive, negative, negatives - negative].map((n) => n + prior);
  const [a, b, c, d] = cells as [number, number, number, number];
  const mean = Math.log((a * d) / (b * c));
  const reach = normal95 * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  return { mean, low: mean - reach, high: mean + reach };
}

/** Of word presence and label, in nats, from the observed shares. */
export function mutualInformation({ positive, negative, positives, negatives }: Cells): number {
  const all = positives + negatives;
  const term = (joint: number, row: number, column: number): number =>
    joint > 0 ? (joint / all) * Math.log((joint * all) / (row * column)) : 0;
  const present = positive + negative;
  return (
    term(positive, present, positives) +
    term(negative, present, negatives) +
    term(positives - positive, all - present, positives) +
    term(negatives - negative, all - present, negatives)
  );
}

/** Distance from 0 in standard errors, without sign. */
function zOf({ mean, high }: Interval): number {
  return Math.abs((normal95 * mean) / (high - mean));
}

/** Between the nearer ends of two intervals that don't overlap. */
function gapBetween(a: Interval, b: Interval): number {
  return Math.max(a.low - b.high, b.low - a.high);
}

function excludesZero({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}

function first(found: Candidate[], rank: (candidate: Candidate) => number, count: number): WordAssociation[] {
  return found
    .sort((a, b) => rank(b) - rank(a) || (a.word.word < b.word.word ? -1 : 1))
    .slice(0, count)
    .map(({ word }) => word);
}
