import { normaliseText } from '../../core/data/duplicates';
import type { MatrixSide } from '../../core/matrixReport/matrixSide';
import type { Matrix } from '../../core/matrix';
import type { MatrixDomain } from '../../protocol/matrix';
import type { Message } from '../../protocol/message';
import type { BuiltinDomain } from '../builtinMovies';
import type { ReadTable } from './readTables';
import { builtinFacts } from './source';

/** @param numbers of texts that were met before: the same text has one number in all domains */
export function tableSide(
  { domain, name, training, foreign }: ReadTable,
  vectors: Matrix,
  numbers: Map<string, number>,
): MatrixSide {
  const texts = Int32Array.from(domain.texts, (text) => {
    const normalised = normaliseText(text);
    const number = numbers.get(normalised) ?? numbers.size;
    numbers.set(normalised, number);
    return number;
  });
  return { name, vectors, texts, labeled: training, shipped: null, foreign };
}

/** Vectors and a head, no sentences: no text of it is known to stand elsewhere. */
export function builtinSide(movies: BuiltinDomain): MatrixSide {
  const rows = Array.from(movies.labelIndices.keys());
  return {
    name: movies.name,
    vectors: movies.vectors,
    texts: Int32Array.from(rows, (row) => -1 - row),
    labeled: { labels: movies.labels, rows, classes: movies.labelIndices },
    shipped: { head: movies.head, heldOut: movies.heldOutAccuracy },
    foreign: false,
  };
}

export const builtinMatrixDomain = (movies: BuiltinDomain): MatrixDomain => ({
  ...builtinFacts(movies),
  builtIn: true,
});

/** For each two files that share texts, how many. */
export function sharedRemarks(sides: readonly MatrixSide[]): Message[] {
  return sides.flatMap((source, i) =>
    sides.slice(i + 1).flatMap((target): Message[] => {
      const known = new Set(target.texts);
      const count = source.texts.filter((text) => known.has(text)).length;
      if (count === 0) return [];
      return [{ key: 'matrix.remark.shared', args: { source: source.name, target: target.name, count } }];
    }),
  );
}
