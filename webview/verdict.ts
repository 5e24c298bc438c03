import type { Interval } from '../src/protocol/interval';
import type { Report, Strategy } from '../src/protocol/report';
import type { IconName } from './marks';

export type Verdict = 'helpful' | 'harmless' | 'negative' | 'undecided';

export const verdictIcons: Record<Verdict, IconName> = {
  helpful: 'pass',
  harmless: 'open',
  negative: 'fail',
  undecided: 'warn',
};

/** A gain or loss of at most this is no difference: one point. */
const trifle = 0.01;

export interface Judgement {
  verdict: Verdict;
  /** The best strategy that uses the source, and its paired difference to target-only. */
  strategy: Strategy;
  difference: Interval;
  /** Only adding all source rows hurts; the best strategy by itself is not below zero. */
  byPooling: boolean;
}

/** Null without a paired difference: no labels, no source, or labels that do not match. */
export function judge(report: Report): Judgement | null {
  const compared = report.strategies.filter((strategy) => strategy.difference !== null);
  const [best] = compared.toSorted((a, b) => b.accuracy.mean - a.accuracy.mean);
  if (!best?.difference) return null;
  const { difference } = best;
  const pooled = compared.find(({ name }) => name === 'pooled')?.difference;
  const byPooling = difference.high >= 0 && difference.low <= 0 && !!pooled && pooled.high < 0;
  return { verdict: verdictOn(difference, byPooling), strategy: best, difference, byPooling };
}

/** The order of the rules matters: 0.4 [0.1, 0.7] points is harmless, not helpful. */
function verdictOn({ low, high }: Interval, poolingHurts: boolean): Verdict {
  if (high < 0 || poolingHurts) return 'negative';
  if (low >= -trifle && high <= trifle) return 'harmless';
  return low > 0 ? 'helpful' : 'undecided';
}
