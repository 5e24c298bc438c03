import type { Steps } from '../steps';
import { plainText } from './plainText';

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
/** In UTF-16 units. Longer runs (encoded data, keys held down) are no words, and would bloat whatever lists them. */
const longestWord = 40;
/** Counted between two steps: some 30 ms. */
const charactersPerStep = 200_000;
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** The words of a text's plain form in lower case, in order, with repetitions; none of over 40 characters. */
export function tokenise(text: string): string[] {
  const plain = plainText(text).normalize('NFC').toLowerCase().replaceAll('’', "'");
  const runs = plain.match(wordPattern) ?? [];
  // asked once a text: asking each word would take longer than finding them
  const words = unspacedScript.test(plain)
    ? runs.flatMap((run) => (unspacedScript.test(run) ? segment(run) : [run]))
    : runs;
  return words.filter((word) => word.length <= longestWord);
}

/** Each segment carries a copy of what was segmented: a run of 100,000 characters would fill the memory. */
const segmentedAtOnce = 500;

function segment(run: string): string[] {
  const words: string[] = [];
  for (let at = 0; at < run.length; at += segmentedAtOnce) {
    for (const part of segmenter.segment(run.slice(at, at + segmentedAtOnce)))
      if (part.isWordLike) words.push(part.segment);
  }
  return words;
}

/**
 * Documents per word and class. A word counts once in a document, however often it is repeated there.
 * @param labels class index of each text, -1 = unlabeled
 */
export async function countWords(
  texts: readonly string[],
  labels: Int32Array,
  classes: number,
  steps: Steps,
): Promise<WordStatistics> {
  const counts = new Map<string, number[]>();
  const documents = new Array<number>(classes + 1).fill(0);
  await eachText(texts, steps, (text, i) => {
    const label = labels[i] ?? -1;
    const at = label >= 0 ? label : classes;
    documents[at]!++;
    for (const word of new Set(tokenise(text))) addOne(counts, word, at, classes + 1);
  });
  return { counts, documents };
}

/** Visits the texts in order until told `false`, with a step after every 200,000 characters and at the end. */
export async function eachText(
  texts: readonly string[],
  steps: Steps,
  visit: (text: string, i: number) => boolean | void,
): Promise<void> {
  let characters = 0;
  for (const [i, text] of texts.entries()) {
    if (visit(text, i) === false) break;
    characters += text.length;
    if (characters < charactersPerStep) continue;
    characters = 0;
    await steps.step(i + 1, texts.length);
  }
  await steps.step(texts.length, texts.length);
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
