import type { FormTrait, Quartiles } from '../../protocol/form';
import { looksForeign } from '../data/english';
import { quantile } from '../learn/quantile';
import type { Steps } from '../steps';
import { hasMarkup, hasUrl } from './plainText';
import { eachText, tokenise } from './words';

/** `shortened` is the encoder's to tell. */
export type TextTrait = Exclude<FormTrait, 'shortened'>;

export interface TextForm {
  /** Words of each text, rising. */
  words: Uint32Array;
  /** Texts that are or hold it. */
  counts: Record<TextTrait, number>;
}

const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/u;
/** Fewer letters ("OK", "TV") are not shouting. */
const leastLetters = 10;

/** How texts are written: their lengths in words, and how many have each trait. */
export async function textForm(texts: readonly string[], steps: Steps): Promise<TextForm> {
  const words = new Uint32Array(texts.length);
  const counts = {
    'not-english': 0,
    capitals: 0,
    markup: 0,
    addresses: 0,
    emoji: 0,
    numbers: 0,
    exclamations: 0,
  };
  await eachText(texts, steps, (whole, i) => {
    const text = whole.slice(0, readCharacters);
    const found = tokenise(text);
    words[i] = found.length;
    for (const trait of traitsOf(text, found)) counts[trait]++;
  });
  return { words: words.sort(), counts };
}

/** As in plainText: what lies behind is not read as words either. */
const readCharacters = 100_000;

export function traitsOf(text: string, words: readonly string[]): TextTrait[] {
  const has: Record<TextTrait, boolean> = {
    'not-english': looksForeign(words),
    capitals: isShouting(text),
    markup: hasMarkup(text),
    addresses: hasUrl(text),
    emoji: emoji.test(text),
    numbers: /\p{Nd}/u.test(text),
    exclamations: /[!！]/u.test(text),
  };
  return (Object.keys(has) as TextTrait[]).filter((trait) => has[trait]);
}

/** More than half of its letters are capitals, where the script has both. */
function isShouting(text: string): boolean {
  const [lower, upper] = [text.toLowerCase(), text.toUpperCase()];
  let [capitals, small] = [0, 0];
  // by code units: matching each letter takes longer than finding all words
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== lower.charCodeAt(i)) capitals++;
    else if (unit !== upper.charCodeAt(i)) small++;
  }
  return capitals + small >= leastLetters && capitals > small;
}

/** @param sorted rising, not empty */
export const quartiles = (sorted: ArrayLike<number>): Quartiles => ({
  low: quantile(sorted, 0.25),
  median: quantile(sorted, 0.5),
  high: quantile(sorted, 0.75),
});
