import type { Interval } from '../../protocol/interval';
import { normal95, wilson } from '../learn/intervals';

/** A share of so many trials. */
export interface Share {
  readonly share: number;
  readonly rows: number;
}

/**
 * Difference of two independent proportions, second minus first, with the hybrid score interval (Newcombe 1998,
 * method 10), which holds near 0 and 1 too. @param z normal quantile of the interval
 */
export function shareDifference(first: Share, second: Share, z = normal95): Interval {
  const [a, b] = [wilson(first.share, first.rows, z), wilson(second.share, second.rows, z)];
  const mean = b.mean - a.mean;
  return {
    mean,
    low: mean - Math.hypot(b.mean - b.low, a.high - a.mean),
    high: mean + Math.hypot(b.high - b.mean, a.mean - a.low),
  };
}

/**
 * Difference of two independent medians, second minus first, with the 95 % interval of Bonett & Price (2002):
 * each median's standard error comes from the distance of two order statistics around it.
 * @param first @param second rising, not empty
 */
export function medianDifference(first: ArrayLike<number>, second: ArrayLike<number>): Interval {
  const mean = median(second) - median(first);
  const reach = normal95 * Math.hypot(medianError(first), medianError(second));
  return { mean, low: mean - reach, high: mean + reach };
}

function median(sorted: ArrayLike<number>): number {
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2;
}

/** Eq. 4, the binomial tail by its normal approximation with continuity correction. */
function medianError(sorted: ArrayLike<number>): number {
  const n = sorted.length;
  const c = Math.max(1, Math.round((n + 1) / 2 - Math.sqrt(n)));
  const z = (n - 2 * c + 1) / Math.sqrt(n);
  return z > 0 ? (sorted[n - c]! - sorted[c - 1]!) / (2 * z) : 0;
}
