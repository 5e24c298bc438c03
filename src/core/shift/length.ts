import type { Document } from './documents';
import { trueSides } from './sample';
import type { Evaluate, ShiftMeasure } from './shiftMeasure';

/**
 * Largest gap between the two sides' distribution functions of words per text: the two-sample
 * Kolmogorov-Smirnov statistic, 0-1, with its exact p.
 */
export const length: ShiftMeasure<readonly Document[]> = {
  name: 'length',
  // sqrt(rows) x the statistic has a limit law between equal distributions (Smirnov 1939).
  nullExponent: 0.5,
  prepare: () =>
    Promise.resolve(({ rows }) => Promise.resolve(largestGap(rows.map((document) => document.length ?? 0)))),
  test: (pair, evaluate) => Promise.resolve(equalSizesTail(evaluate(trueSides(pair)), pair.perSide)),
};

/** For fixed numbers, sorted once; equal ones are passed together. */
export function largestGap(numbers: readonly number[]): Evaluate {
  const order = Int32Array.from(numbers.keys()).sort((a, b) => numbers[a]! - numbers[b]!);
  return (sides) => {
    let [ahead, largest] = [0, 0];
    order.forEach((i, at) => {
      ahead += sides[i] === 0 ? 1 : -1;
      const last = at + 1 === order.length || numbers[order[at + 1]!] !== numbers[i];
      if (last) largest = Math.max(largest, Math.abs(ahead));
    });
    return (2 * largest) / order.length;
  };
}

/**
 * P(D >= gap) for two samples of n from one continuous distribution: twice the alternating sum of
 * C(2n, n - ik) / C(2n, n), gap = k / n (Gnedenko & Korolyuk 1951). With ties it is too large, never too small.
 */
export function equalSizesTail(gap: number, n: number): number {
  const k = Math.round(gap * n);
  if (k <= 0) return 1;
  let sum = 0;
  for (let i = 1; i * k <= n; i++) sum += (i % 2 === 1 ? 2 : -2) * Math.exp(logRatio(n, i * k));
  return Math.min(1, Math.max(0, sum));
}

/** log C(2n, n - away) / C(2n, n) = log of the product of (n - away + j) / (n + j), j = 1 … away. */
function logRatio(n: number, away: number): number {
  let sum = 0;
  for (let j = 1; j <= away; j++) sum += Math.log((n - away + j) / (n + j));
  return sum;
}
