/** A text's features with their values, as one row of a sparse matrix in compressed rows. */
export interface SparseRows {
  rows: number;
  /** Number of features. */
  dim: number;
  /** Row i's entries stand from `starts[i]` to `starts[i + 1]`. */
  starts: Int32Array;
  features: Int32Array;
  values: Float32Array;
}

/** What turns token ids into features: single tokens and neighbouring pairs. */
export interface Vocabulary {
  /** Feature j is the token `first[j]`, or the pair `first[j]`, `second[j]` where `second[j]` is not -1. */
  first: Int32Array;
  second: Int32Array;
  /** Inverse document frequency, ln((1 + n) / (1 + documents)) + 1. */
  idf: Float32Array;
}

/** A feature of fewer texts says nothing about the next one. */
const leastDocuments = 2;
/** The most frequent ones: bounds what is saved (4 bytes a feature and label). */
const mostFeatures = 50_000;
/** Token ids lie below it, so that a pair is one number. */
const idLimit = 2 ** 24;

const keyOf = (first: number, second: number): number => first * idLimit + (second + 1);

/** Features that occur in at least two texts, the 50,000 most frequent of them, in order of their ids. */
export function buildVocabulary(texts: readonly Int32Array[]): Vocabulary {
  const documents = new Map<number, number>();
  for (const ids of texts) {
    for (const key of new Set(keysOf(ids))) documents.set(key, (documents.get(key) ?? 0) + 1);
  }
  const kept = [...documents]
    .filter(([, count]) => count >= leastDocuments)
    .sort(([a, often], [b, seldom]) => seldom - often || a - b)
    .slice(0, mostFeatures)
    .sort(([a], [b]) => a - b);
  return {
    first: Int32Array.from(kept, ([key]) => Math.floor(key / idLimit)),
    second: Int32Array.from(kept, ([key]) => (key % idLimit) - 1),
    idf: Float32Array.from(kept, ([, count]) => Math.log((1 + texts.length) / (1 + count)) + 1),
  };
}

function* keysOf(ids: Int32Array): Generator<number> {
  for (let i = 0; i < ids.length; i++) {
    yield keyOf(ids[i]!, -1);
    if (i > 0) yield keyOf(ids[i - 1]!, ids[i]!);
  }
}

const indices = new WeakMap<Vocabulary, Map<number, number>>();

/** Feature by key: made once a vocabulary, since a single text is predicted at a time. */
function indexOf(vocabulary: Vocabulary): Map<number, number> {
  const known = indices.get(vocabulary);
  if (known) return known;
  const { first, second } = vocabulary;
  const index = new Map(Array.from(first, (token, j) => [keyOf(token, second[j]!), j]));
  indices.set(vocabulary, index);
  return index;
}

/**
 * TF-IDF rows: (1 + ln count) x idf, each row to unit length (scikit-learn's TfidfVectorizer with
 * sublinear_tf, smooth_idf and norm='l2'). A text without a known feature is an empty row.
 */
export function tfidf(texts: readonly Int32Array[], vocabulary: Vocabulary): SparseRows {
  const { idf } = vocabulary;
  const index = indexOf(vocabulary);
  const starts = new Int32Array(texts.length + 1);
  const features: number[] = [];
  const values: number[] = [];
  texts.forEach((ids, i) => {
    const counts = new Map<number, number>();
    for (const key of keysOf(ids)) {
      const feature = index.get(key);
      if (feature !== undefined) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    }
    const weighed = [...counts].map(([j, count]): [number, number] => [j, (1 + Math.log(count)) * idf[j]!]);
    const length = Math.hypot(...weighed.map(([, value]) => value));
    for (const [j, value] of weighed) {
      features.push(j);
      values.push(value / length);
    }
    starts[i + 1] = features.length;
  });
  return {
    rows: texts.length,
    dim: idf.length,
    starts,
    features: Int32Array.from(features),
    values: Float32Array.from(values),
  };
}
