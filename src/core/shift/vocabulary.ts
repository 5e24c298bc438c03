import { countDocuments, vocabularySize, type Document } from './documents';
import { textsTogether } from './rarefaction';
import { membersOf } from './sample';
import type { ShiftMeasure } from './shiftMeasure';

/**
 * Jensen-Shannon divergence (base 2, 0-1; Lin 1991, eq. 4.1) of the two sides' word frequencies, a word counted
 * once a text. The texts are taken in blocks of a fixed number (see textsTogether), and the blocks averaged.
 */
export const vocabulary: ShiftMeasure<readonly Document[]> = {
  name: 'vocabulary',
  // The blocks are of the same size everywhere.
  nullExponent: 0,
  biased: true,
  prepare(pair) {
    const together = textsTogether(pair);
    return Promise.resolve(({ rows, perSide }) => {
      const words = vocabularySize(rows);
      const [ones, twos] = [new Int32Array(words), new Int32Array(words)];
      const blocks = Math.floor(perSide / together);
      return Promise.resolve((sides) => {
        const [first, second] = [membersOf(sides, 0), membersOf(sides, 1)];
        let sum = 0;
        for (let block = 0; block < blocks; block++) {
          const part = (members: Int32Array) => members.subarray(block * together, (block + 1) * together);
          sum += jensenShannon(
            countDocuments(rows, part(first), ones),
            countDocuments(rows, part(second), twos),
          );
        }
        return sum / blocks;
      });
    });
  },
};

/** Of two tables of counts, in bits; 0 when one is empty. */
export function jensenShannon(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const [ones, twos] = [total(first), total(second)];
  if (ones === 0 || twos === 0) return 0;
  let [shared, onlyOnes, onlyTwos] = [0, 0, 0];
  for (let i = 0; i < first.length; i++) {
    const one = first[i]!;
    const two = second[i]!;
    if (two === 0) onlyOnes += one;
    else if (one === 0) onlyTwos += two;
    else shared += ofBoth(one / ones, two / twos);
  }
  // of a word that stands on one side only, p log2(p / (p / 2)) is p
  return (shared + onlyOnes / ones + onlyTwos / twos) / 2;
}

function ofBoth(p: number, q: number): number {
  const middle = (p + q) / 2;
  return p * Math.log2(p / middle) + q * Math.log2(q / middle);
}

function total(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i]!;
  return sum;
}
