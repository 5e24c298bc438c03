import type { Interval } from '../../protocol/interval';
import type { Strategy } from '../../protocol/report';

export type Verdict = 'negative' | 'harmless' | 'helpful' | 'undecided';

/** A difference that stays within a point either way makes no difference in practice. */
export const harmlessMargin = 0.01;

export interface Judgement {
  readonly verdict: Verdict;
  /** The best strategy that uses the source, by mean accuracy. */
  readonly best: Strategy;
  /** Its paired difference to target-only. */
  readonly difference: Interval;
  /** Pooled's own difference, when it lies below 0 and `best` is another strategy. */
  readonly poolingCosts: Interval | null;
}

/**
 * Does the source help? Judged by the 95 % interval of the best source-using strategy's difference to
 * target-only, in this order: negative, harmless, helpful, undecided (docs/how-the-numbers-are-computed.md).
 * null when no strategy was compared with target-only.
 */
export function judge(strategies: readonly Strategy[]): Judgement | null {
  const candidates = strategies.filter((strategy) => strategy.difference !== null);
  const best = candidates.reduce<Strategy | null>(
    (winner, next) => (winner && winner.accuracy.mean >= next.accuracy.mean ? winner : next),
    null,
  );
  if (!best?.difference) return null;
  const pooled = candidates.find((strategy) => strategy.name === 'pooled')?.difference ?? null;
  const costs = pooled && pooled.high < 0 ? pooled : null;
  return {
    verdict: verdictOf(best.difference, costs !== null),
    best,
    difference: best.difference,
    poolingCosts: best.name === 'pooled' ? null : costs,
  };
}

function verdictOf(difference: Interval, poolingHurts: boolean): Verdict {
  const above = difference.low > 0;
  if (difference.high < 0 || (poolingHurts && !above)) return 'negative';
  if (difference.low >= -harmlessMargin && difference.high <= harmlessMargin) return 'harmless';
  return above ? 'helpful' : 'undecided';
}
