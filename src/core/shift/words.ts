/** In how many documents of each class a word occurs. */
export interface WordStatistics {
  /** Word -> documents per class; texts without a label count in one extra last class. */
  counts: Map<string, number[]>;
  /** Documents per class, the extra last class included. */
  documents: number[];
}

/** Letters, their marks and digits; an apostrophe joins ("don't"). */
const wordPattern = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*/gu;
/** Scripts that put no space between words: their runs go to the runtime's word segmenter (ICU dictionaries). */
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** The words of a text in lower case, in order, with repetitions. */
export function tokenise(text: string): string[] {
  const runs = text.normalize('NFC').toLowerCase().replaceAll('’', "'").match(wordPattern) ?? [];
  // asked once a text: asking each word would take longer than finding them
  if (!unspacedScript.test(text)) return runs;
  return runs.flatMap((run) => (unspacedScript.test(run) ? segment(run) : [run]));
}

function segment(run: string): string[] {
  return Array.from(segmenter.segment(run))
    .filter((part) => part.isWordLike)
    .map((part) => part.segment);
}

/**
 * Documents per word and class. A word counts once in a document, however often it is repeated there.
 * @param labels class index of each text, -1 = unlabeled
 */
export function countWords(texts: readonly string[], labels: Int32Array, classes: number): WordStatistics {
  const counts = new Map<string, number[]>();
  const documents = new Array<number>(classes + 1).fill(0);
  texts.forEach((text, i) => {
    const label = labels[i] ?? -1;
    const at = label >= 0 ? label : classes;
    documents[at]!++;
    for (const word of new Set(tokenise(text))) addOne(counts, word, at, classes + 1);
  });
  return { counts, documents };
}

function addOne(counts: Map<string, number[]>, word: string, at: number, length: number): void {
  let found = counts.get(word);
  if (!found) counts.set(word, (found = new Array<number>(length).fill(0)));
  found[at]!++;
}

/**
 * The same statistics with class i counted as `order[i]` of `classes` classes: brings a source's classes into
 * the target's order (see alignLabels). Without an order every document counts as unlabeled.
 */
export function reorderClasses(
  statistics: WordStatistics,
  order: ArrayLike<number> | null,
  classes: number,
): WordStatistics {
  const moved = (values: readonly number[]): number[] => {
    const result = new Array<number>(classes + 1).fill(0);
    values.forEach((value, i) => (result[order?.[i] ?? classes]! += value));
    return result;
  };
  const counts = new Map(Array.from(statistics.counts, ([word, values]) => [word, moved(values)]));
  return { counts, documents: moved(statistics.documents) };
}
