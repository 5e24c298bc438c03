import type { Sample } from './sample';

/**
 * Texts that a measure of words looks at together. More texts hold more words, so what such a measure says
 * depends on their number: it is held fixed, at half of the smaller of two sides that are compared at all
 * (200 rows), so that the halves of one domain have as many.
 */
const most = 100;

/** Texts a side for the pair's values and the values of its domains' halves. */
export const textsTogether = ({ perSide }: Pick<Sample<unknown>, 'perSide'>): number =>
  Math.max(1, Math.min(most, Math.floor(perSide / 2)));

/**
 * Chance that a word which stands in d of n texts stands in none of `drawn` random ones of them, for d = 0 … n
 * (hypergeometric; Hurlbert 1971, eq. 4).
 */
export function absence(n: number, drawn: number): Float64Array {
  const chance = new Float64Array(n + 1).fill(1);
  for (let d = 1; d <= n; d++)
    chance[d] = chance[d - 1]! * Math.max(0, (n - drawn - (d - 1)) / (n - (d - 1)));
  return chance;
}
