import { writeFileSync } from 'node:fs';
import { maximumRows } from '../../src/core/shift/measureShift';
import type { EncoderDescription } from '../../src/protocol/encoder';
import type { References } from '../../src/engine/referencePairs';
import type { PairRecord } from './experiments';
import { valuesOf } from './experiments';

const file = 'models/reference-pairs.json';

/**
 * What the product measures of known pairs with the shipped encoder: values only, no texts. Two products stand
 * here once: measures that have no direction are the mean of both orders (other rows were drawn), and unknown
 * words are those of the named order.
 */
export function writeReferences({ hash, maxTokens }: EncoderDescription, pairs: readonly PairRecord[]): void {
  const known = pairs.filter(({ source, target }) => source === 'movies' || source < target);
  const found = known.map((pair) => ({
    source: pair.source,
    target: pair.target,
    values: averaged(pair, pairs.find((other) => isReverse(pair, other)) ?? pair),
  }));
  const references: References = {
    schema: 1,
    encoder: { hash, maxTokens },
    rows: maximumRows,
    pairs: found,
  };
  writeFileSync(file, JSON.stringify(references, null, 2) + '\n');
}

const isReverse = (pair: PairRecord, other: PairRecord): boolean =>
  other.source === pair.target && other.target === pair.source;

function averaged(one: PairRecord, other: PairRecord): Record<string, number> {
  const [values, reverse] = [valuesOf(one.measures), valuesOf(other.measures)];
  const names = one.measures.map(({ name }) => name).filter((name) => name !== 'label-shift');
  return Object.fromEntries(
    names.map((name) => {
      const value = name === 'unknown-words' ? values[name]! : (values[name]! + reverse[name]!) / 2;
      return [name, Number(value.toPrecision(4))];
    }),
  );
}
