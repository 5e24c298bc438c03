import type { Slice } from '../../protocol/failures';
import { rowsOfClasses } from './byLabel';
import type { JudgedRows } from './heldOutRows';

/** A part of the rows, and by what it was made. */
export interface Part {
  of: Pick<Slice, 'kind' | 'from' | 'to' | 'part' | 'of' | 'words'>;
  members: number[];
}

/** Fifths from 200 rows on, thirds from 60: what is smaller tells nothing. */
const fifthsFrom = 200;
const thirdsFrom = 60;

/**
 * Fifths or thirds by a value. Equal values stay together, so parts may differ in size; none where all are equal
 * or rows are too few.
 * @param values one a row, finite
 */
export function quantileParts(kind: 'length' | 'source-distance', values: Float64Array): Part[] {
  const count = values.length >= fifthsFrom ? 5 : values.length >= thirdsFrom ? 3 : 0;
  const sorted = values.toSorted();
  const cuts = Array.from(
    { length: Math.max(0, count - 1) },
    (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / count) - 1]!,
  );
  const members = Array.from({ length: count }, (): number[] => []);
  values.forEach((value, i) => members[cuts.filter((cut) => cut < value).length]?.push(i));
  const filled = members.filter((part) => part.length > 0);
  if (filled.length < 2) return [];
  return filled.map((part, i) => {
    const own = part.map((at) => values[at]!).sort((a, b) => a - b);
    return {
      of: { kind, from: own[0]!, to: own.at(-1)!, part: i + 1, of: filled.length },
      members: part,
    };
  });
}

/** Topics without words have no name to show a slice by. @param topics topic of each row, below 0 = none */
export function topicParts(topics: Int32Array, words: readonly (readonly string[])[]): Part[] {
  return rowsOfClasses(topics, words.length).flatMap((members, k) =>
    words[k]!.length > 0 ? [{ of: { kind: 'topic', words: [...words[k]!] }, members }] : [],
  );
}

export function labelParts({ truth, labels }: JudgedRows): Part[] {
  return rowsOfClasses(truth, labels.length).map((members, k) => ({
    of: { kind: 'label', words: [labels[k]!] },
    members,
  }));
}
