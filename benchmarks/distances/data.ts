import path from 'node:path';
import { duplicateGroups } from '../../src/core/data/duplicates';
import { takeRows, type Matrix } from '../../src/core/matrix';
import type { TextSide } from '../../src/core/shift/documents';
import type { EncoderDescription } from '../../src/protocol/encoder';
import { uninterrupted } from '../../src/core/steps';
import type { BuiltinDomain } from '../../src/engine/builtinMovies';
import { loadBuiltinMovies } from '../../src/engine/builtinMovies';
import type { Encoder } from '../../src/engine/encoderPool';
import { loadDomain } from '../../src/engine/handlers/domain';
import { createJob } from '../../src/engine/job';
import { closeEncoders, openEncoder } from '../../src/engine/openEncoder';

/** A domain as the distances see it. */
export interface Measured {
  name: string;
  vectors: Matrix;
  texts: TextSide;
  labels: Int32Array;
  /** Rows with the same text share a number. */
  groups: Int32Array;
}

export interface Loaded {
  encoder: EncoderDescription;
  products: Measured[];
  movies: Measured;
  builtin: BuiltinDomain;
}

const productNames = ['books', 'dvd', 'electronics', 'kitchen'] as const;
const job = createJob({ send: () => undefined, isCancelled: () => false });

/** The product files and the built-in movies, with the embedded encoder, through the user's vector cache. */
export async function loadMeasured(folder: string): Promise<Loaded> {
  const options = { allowNetwork: false, threads: 0, maxTokens: 0, cacheFolder: '' };
  const encoder = await openEncoder({ ...options, encoder: { kind: 'embedded' } });
  const products: Measured[] = [];
  for (const name of productNames)
    products.push(await load(name, path.join(folder, `products-${name}.csv.gz`), encoder));
  const builtin = await loadBuiltinMovies(encoder.description);
  await closeEncoders();
  return { encoder: encoder.description, products, movies: moviesOf(builtin), builtin };
}

async function load(name: string, file: string, encoder: Encoder): Promise<Measured> {
  const { texts, classes } = await loadDomain({ paths: [file] }, job);
  const { vectors } = await encoder.embed(texts, uninterrupted);
  return {
    name,
    vectors,
    texts: { kind: 'texts', texts },
    labels: classes,
    groups: duplicateGroups(texts),
  };
}

function moviesOf({ vectors, words, labelIndices }: BuiltinDomain): Measured {
  return {
    name: 'movies',
    vectors,
    texts: { kind: 'counts', words },
    labels: labelIndices,
    groups: labelIndices.map((_, i) => i),
  };
}

export interface Pair {
  source: Measured;
  target: Measured;
}

/** Each two products once, then movies to each of them: the reference pairs. */
export function unorderedPairs({ products, movies }: Loaded): Pair[] {
  const among = products.flatMap((source, i) => products.slice(i + 1).map((target) => ({ source, target })));
  return [...among, ...products.map((target) => ({ source: movies, target }))];
}

/** The 12 ordered pairs of products, then movies to each of them. */
export function orderedPairs({ products, movies }: Loaded): Pair[] {
  const among = products.flatMap((source) =>
    products.filter((target) => target !== source).map((target) => ({ source, target })),
  );
  return [...among, ...products.map((target) => ({ source: movies, target }))];
}

export const pairName = ({ source, target }: Pair): string => `${source.name} -> ${target.name}`;

/** The given rows; counts of words have no rows. */
export function rowsOf(domain: Measured, rows: ArrayLike<number>): Measured {
  const order = Array.from(rows);
  const { texts } = domain;
  return {
    name: domain.name,
    vectors: takeRows(domain.vectors, order),
    texts: texts.kind === 'texts' ? { kind: 'texts', texts: order.map((i) => texts.texts[i]!) } : texts,
    labels: Int32Array.from(order, (i) => domain.labels[i]!),
    groups: Int32Array.from(order, (i) => domain.groups[i]!),
  };
}
