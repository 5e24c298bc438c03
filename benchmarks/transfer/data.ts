import path from 'node:path';
import { duplicateGroups } from '../../src/core/data/duplicates';
import { takeRows } from '../../src/core/matrix';
import { permutation, seededRandom } from '../../src/core/random';
import { uninterrupted } from '../../src/core/steps';
import type { LabeledTarget } from '../../src/core/transfer/compareStrategies';
import type { SourceInput } from '../../src/core/transfer/sourceModel';
import type { GroupedVectors } from '../../src/core/transfer/strategy';
import { loadBuiltinMovies } from '../../src/engine/builtinMovies';
import type { Encoder } from '../../src/engine/encoderPool';
import { loadDomain } from '../../src/engine/handlers/domain';
import { createJob } from '../../src/engine/job';
import { closeEncoders, openEncoder } from '../../src/engine/openEncoder';

/** A measured domain: every row with its vector, class, tokens, and the number of its text. */
export interface BenchDomain extends LabeledTarget {
  name: string;
}

/** A source as `transfer` wants it. */
export interface BenchSource {
  name: string;
  source: GroupedVectors;
  shipped: SourceInput['shipped'];
}

export const productNames = ['books', 'dvd', 'electronics', 'kitchen'] as const;
const job = createJob({ send: () => undefined, isCancelled: () => false });

/** The product files and the built-in movies, with the embedded encoder, through the user's vector cache. */
export async function loadAll(folder: string): Promise<{ products: BenchDomain[]; movies: BenchSource }> {
  const options = { allowNetwork: false, threads: 0, maxTokens: 0, cacheFolder: '' };
  const encoder = await openEncoder({ ...options, encoder: { kind: 'embedded' } });
  const products: BenchDomain[] = [];
  for (const name of productNames) {
    products.push(await load(name, path.join(folder, `products-${name}.csv.gz`), encoder));
  }
  const movies = await loadBuiltinMovies(encoder.description);
  await closeEncoders();
  return {
    products,
    movies: {
      name: 'movies',
      source: {
        vectors: movies.vectors,
        labels: movies.labelIndices,
        groups: movies.labelIndices.map((_, i) => i),
      },
      shipped: { head: movies.head, heldOut: movies.heldOutAccuracy },
    },
  };
}

async function load(name: string, file: string, encoder: Encoder): Promise<BenchDomain> {
  const { texts, classes } = await loadDomain({ paths: [file] }, job);
  const { vectors } = await encoder.embed(texts, uninterrupted);
  const tokens = await encoder.tokenize(texts, uninterrupted);
  return { name, vectors, labels: classes, groups: duplicateGroups(texts), tokens };
}

export function asSource({ name, vectors, labels, groups }: BenchDomain): BenchSource {
  return { name, source: { vectors, labels, groups }, shipped: null };
}

/** The 12 ordered pairs of products, then movies with each of them. */
export function allPairs(all: Awaited<ReturnType<typeof loadAll>>) {
  const { products, movies } = all;
  const among = products.flatMap((source) =>
    products.filter((target) => target !== source).map((target) => ({ source: asSource(source), target })),
  );
  return [...among, ...products.map((target) => ({ source: movies, target }))];
}

/** Rows of a domain, copied. */
export function rowsOf(domain: BenchDomain, rows: ArrayLike<number>): BenchDomain {
  const order = Array.from(rows);
  return {
    name: domain.name,
    vectors: takeRows(domain.vectors, order),
    labels: Int32Array.from(order, (i) => domain.labels[i]!),
    groups: Int32Array.from(order, (i) => domain.groups[i]!),
    tokens: domain.tokens && order.map((i) => domain.tokens![i]!),
  };
}

export interface Draw {
  /** Rows that may be looked at; labels only of as many as an experiment allows. */
  seen: BenchDomain;
  /** Unseen rows, none with a text of the seen ones. */
  unseen: BenchDomain;
}

/** `seen` random rows, and of the others those whose text is not among them, at most `unseen`. */
export function drawRows(domain: BenchDomain, seed: number, seen = 1000, unseen = 1000): Draw {
  const order = Array.from(permutation(domain.labels.length, seededRandom(seed)));
  const first = order.slice(0, seen);
  const known = new Set(first.map((i) => domain.groups[i]!));
  const others = order.slice(seen).filter((i) => !known.has(domain.groups[i]!));
  return { seen: rowsOf(domain, first), unseen: rowsOf(domain, others.slice(0, unseen)) };
}

/** The first rows, as many as given, in random order with about the same class shares as all (random draws). */
export function firstRows(domain: BenchDomain, count: number): BenchDomain {
  return rowsOf(
    domain,
    Array.from({ length: count }, (_, i) => i),
  );
}
