import type { Interval } from '../../protocol/interval';
import type { Strategy, StrategyName, TransferVerdict, Verdict } from '../../protocol/report';
import type { ReportFacts } from './buildReport';
import type { Useless } from './conditions';
import { conditionsOf } from './conditions';
import { nextStep } from './nextStep';

/** A difference that stays within a point either way makes no difference in practice. */
export const harmlessMargin = 0.01;

/** What the report does not show as it is, but the verdict rests on. */
export interface Judged {
  /** What the score alone would have chosen; null without a comparison. */
  best: StrategyName | null;
  /** "The best strategy that uses the source", chosen inside the folds, minus target-only. */
  difference: Interval | null;
  /** The encoder does not know the language of one of the files. */
  foreign: boolean;
  /** Why the source's labels are of no use; null when they are, or there is no source. */
  useless: Useless | null;
}

/**
 * Does the source help, and why? By the 95 % interval of `difference`, in this order: negative, harmless,
 * helpful, undecided (docs/how-the-numbers-are-computed.md). null without a source.
 */
export function judge(facts: ReportFacts, { difference, useless, foreign }: Judged): Verdict | null {
  if (!facts.source) return null;
  const pooled = facts.strategies.find(({ name }) => name === 'pooled')?.difference ?? null;
  const transfer = difference && transferVerdict(difference, pooled);
  const verdict = {
    transfer,
    strategy: bestWithSource(facts),
    difference,
    pooledDifference: pooled,
    conditions: conditionsOf(facts, useless, foreign),
  };
  return { ...verdict, nextStep: nextStep(facts, verdict) };
}

export type WithoutNextStep = Omit<Verdict, 'nextStep'>;

function bestWithSource({ strategies, selectedBy }: ReportFacts): StrategyName | null {
  const using = strategies.filter(({ name }) => name !== 'target-only');
  const best = using.reduce<Strategy | null>(
    (winner, next) => (winner && winner[selectedBy].mean >= next[selectedBy].mean ? winner : next),
    null,
  );
  return best?.name ?? null;
}

/** By both differences to target-only: that of the best use of the source, and that of adding all its rows. */
export function transferVerdict(difference: Interval, pooled: Interval | null): TransferVerdict {
  const above = difference.low > 0;
  if (difference.high < 0 || (pooled !== null && pooled.high < 0 && !above)) return 'negative';
  if (difference.low >= -harmlessMargin && difference.high <= harmlessMargin) return 'harmless';
  return above ? 'helpful' : 'undecided';
}
