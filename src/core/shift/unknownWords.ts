import { countDocuments, vocabularySize, type Document } from './documents';
import { absence, textsTogether } from './rarefaction';
import { membersOf } from './sample';
import type { ShiftMeasure } from './shiftMeasure';

/**
 * Share of the target's words (counted once a text) that a fixed number of source texts (see textsTogether)
 * does not hold: the mean over all draws of so many of the sample's source texts. More source texts would know
 * more words, so without the fixed number the share would fall with the rows.
 */
export const unknownWords: ShiftMeasure<readonly Document[]> = {
  name: 'unknown-words',
  nullExponent: 0,
  prepare(pair) {
    const together = textsTogether(pair);
    return Promise.resolve(({ rows, perSide }) => {
      const words = vocabularySize(rows);
      const [known, met] = [new Int32Array(words), new Int32Array(words)];
      const absent = absence(perSide, together);
      return Promise.resolve((sides) =>
        unknownShare(
          countDocuments(rows, membersOf(sides, 0), known),
          countDocuments(rows, membersOf(sides, 1), met),
          absent,
        ),
      );
    });
  },
};

/** @param absent chance that a word of so many source texts is not met */
export function unknownShare(source: Int32Array, target: Int32Array, absent: Float64Array): number {
  let [unknown, all] = [0, 0];
  for (let word = 0; word < target.length; word++) {
    unknown += target[word]! * absent[source[word]!]!;
    all += target[word]!;
  }
  return all === 0 ? 0 : unknown / all;
}
