import type { ExampleRows } from '../../protocol/rows';
import type { WordAssociation } from '../../protocol/report';
import { normaliseText } from '../data/duplicates';
import type { Steps } from '../steps';
import { eachText, tokenise } from './words';

/** Rows of one domain with their texts. */
export interface LabeledTexts {
  readonly texts: readonly string[];
  /** Data row of each text, base 1. */
  readonly rows: readonly number[];
  /** Class of each text, -1 = unlabeled. */
  readonly classes: Int32Array;
}

/** Rows for a word and a side. */
const shownRows = 3;
/** Shorter texts ("Great!") hold a word without showing what it means there. */
const leastCharacters = 40;

/**
 * The words with up to three rows of either domain that hold each: rows whose label agrees with the sign of the
 * word's association there, the shortest of at least 40 characters first, no text twice.
 * @param sides null where a domain has no texts
 * @param positive class that a positive association goes with
 */
export async function withExamples(
  words: readonly WordAssociation[],
  sides: { source: LabeledTexts | null; target: LabeledTexts | null },
  positive: number,
  steps: Steps,
): Promise<WordAssociation[]> {
  const find = async (side: keyof ExampleRows): Promise<Map<string, number[]>> => {
    const wanted = words.map((word) => ({ word: word.word, positive: word[side].mean > 0 }));
    const domain = sides[side];
    return domain ? await rowsHolding(wanted, domain, positive, steps) : new Map<string, number[]>();
  };
  const [source, target] = [await find('source'), await find('target')];
  return words.map((word) => ({
    ...word,
    examples: { source: source.get(word.word) ?? [], target: target.get(word.word) ?? [] },
  }));
}

interface Wanted {
  readonly word: string;
  /** Its association goes with the positive class. */
  readonly positive: boolean;
}

interface Found {
  readonly agreeing: number[];
  readonly other: number[];
}

async function rowsHolding(
  wanted: readonly Wanted[],
  { texts, rows, classes }: LabeledTexts,
  positive: number,
  steps: Steps,
): Promise<Map<string, number[]>> {
  const found = new Map(wanted.map(({ word }) => [word, { agreeing: [], other: [] } as Found]));
  const open = new Map(wanted.map((each) => [each.word, each]));
  const order = byUsefulness(texts);
  const seen = new Set<string>();
  await eachText(
    order.map((i) => texts[i]!),
    steps,
    (text, place) => {
      const held = new Set(tokenise(text));
      const words = [...open.values()].filter(({ word }) => held.has(word));
      if (words.length > 0 && isNew(text, seen)) {
        const i = order[place]!;
        for (const each of words)
          add(
            found.get(each.word)!,
            rows[i]!,
            each.positive === (classes[i] === positive) && classes[i]! >= 0,
          );
        for (const { word } of words) if (found.get(word)!.agreeing.length === shownRows) open.delete(word);
      }
      return open.size > 0;
    },
  );
  return new Map(
    Array.from(found, ([word, { agreeing, other }]) => [word, [...agreeing, ...other].slice(0, shownRows)]),
  );
}

function byUsefulness(texts: readonly string[]): number[] {
  const cost = ({ length }: string): number =>
    length < leastCharacters ? Number.MAX_SAFE_INTEGER - length : length;
  return texts.map((_, i) => i).sort((a, b) => cost(texts[a]!) - cost(texts[b]!) || a - b);
}

function isNew(text: string, seen: Set<string>): boolean {
  const normalised = normaliseText(text);
  if (seen.has(normalised)) return false;
  seen.add(normalised);
  return true;
}

function add({ agreeing, other }: Found, row: number, agrees: boolean): void {
  if (agrees) agreeing.push(row);
  else if (other.length < shownRows) other.push(row);
}
