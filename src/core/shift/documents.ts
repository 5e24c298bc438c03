import { permutation, type Random } from '../random';
import type { Samples } from './sample';
import { tokenise, type WordStatistics } from './words';

/** A text as the measures of words and form see it. */
export interface Document {
  /** Its distinct words, as numbers of one vocabulary, in no order. */
  readonly words: Int32Array;
  /** Words of the text, repetitions included; null when only counts of words are known. */
  readonly length: number | null;
}

/** A domain's texts, or where there are none, in how many texts each word occurs. */
export type TextSide =
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'counts'; readonly words: WordStatistics };

/** As drawSamples, of texts: the pair, and rows of each domain alone for the null band. */
export async function drawDocuments(
  source: TextSide,
  target: TextSide,
  cap: number,
  random: Random,
  pause: () => Promise<void>,
): Promise<Samples<readonly Document[]>> {
  const perSide = Math.min(rowsOf(source), rowsOf(target), cap);
  const vocabulary = new Map<string, number>();
  const drawn: { half: number; documents: Document[] }[] = [];
  for (const side of [source, target]) {
    const half = Math.min(perSide, Math.floor(rowsOf(side) / 2));
    const count = Math.max(perSide, 2 * half);
    drawn.push({ half, documents: await draw(side, count, vocabulary, random, pause) });
  }
  const rows = drawn.flatMap(({ documents }) => documents.slice(0, perSide));
  const halves = drawn.map(({ half, documents }) => ({ rows: documents.slice(0, 2 * half), perSide: half }));
  return { pair: { rows, perSide }, halves };
}

const rowsOf = (side: TextSide): number =>
  side.kind === 'texts' ? side.texts.length : side.words.documents.reduce((a, b) => a + b, 0);

type Vocabulary = Map<string, number>;

/** Texts between two pauses: some 30 ms of reviews. */
const textsAtOnce = 200;

async function draw(
  side: TextSide,
  count: number,
  vocabulary: Vocabulary,
  random: Random,
  pause: () => Promise<void>,
): Promise<Document[]> {
  if (side.kind === 'counts') return syntheticDocuments(side.words, count, vocabulary, random);
  const documents: Document[] = [];
  for (const i of permutation(side.texts.length, random).subarray(0, count)) {
    documents.push(documentOf(side.texts[i]!, vocabulary));
    if (documents.length % textsAtOnce === 0) await pause();
  }
  return documents;
}

function documentOf(text: string, vocabulary: Vocabulary): Document {
  const words = tokenise(text);
  return { words: Int32Array.from(new Set(words), (word) => idOf(word, vocabulary)), length: words.length };
}

function idOf(word: string, vocabulary: Vocabulary): number {
  const known = vocabulary.get(word);
  if (known !== undefined) return known;
  vocabulary.set(word, vocabulary.size);
  return vocabulary.size - 1;
}

/**
 * Texts that hold each word with the chance that the counted texts do, words independent of each other. What
 * the measures of words look at (in how many texts each word occurs) is as in a random draw of the real texts.
 */
export function syntheticDocuments(
  { counts, documents }: WordStatistics,
  count: number,
  vocabulary: Vocabulary,
  random: Random,
): Document[] {
  const all = documents.reduce((a, b) => a + b, 0);
  const words = Array.from({ length: count }, (): number[] => []);
  for (const [word, found] of counts) {
    const share = found.reduce((a, b) => a + b, 0) / all;
    const id = idOf(word, vocabulary);
    for (let at = gap(share, random); at < count; at += 1 + gap(share, random)) words[at]!.push(id);
  }
  return words.map((ids) => ({ words: Int32Array.from(ids), length: null }));
}

/** Texts without the word before the next one that holds it: geometric, by inversion. */
function gap(share: number, random: Random): number {
  if (share >= 1) return 0;
  return Math.floor(Math.log(1 - random()) / Math.log(1 - share));
}

/** In how many of the given documents each word occurs, written over `counts` (one place a word of the vocabulary). */
export function countDocuments(
  documents: readonly Document[],
  members: ArrayLike<number>,
  counts: Int32Array,
): Int32Array {
  counts.fill(0);
  for (let i = 0; i < members.length; i++) {
    const { words } = documents[members[i]!]!;
    for (let at = 0; at < words.length; at++) counts[words[at]!]!++;
  }
  return counts;
}

/** One more than the largest word number. */
export function vocabularySize(documents: readonly Document[]): number {
  let largest = -1;
  for (const { words } of documents) for (const word of words) if (word > largest) largest = word;
  return largest + 1;
}
