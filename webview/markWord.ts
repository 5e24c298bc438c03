import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';

/** Characters before the first marked word that a clipped text begins with. */
const lead = 60;

/** A text in pieces: every second one, from the second on, is the word. */
export function splitAtWord(text: string, word: string): string[] {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll("'", "['’]");
  const letter = '[\\p{L}\\p{M}\\p{N}]';
  // Japanese and other scripts put no space between words: there a word has no edges to look for
  const unspaced =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
  const whole = unspaced.test(word) ? `(${escaped})` : `(?<!${letter})(${escaped})(?!${letter})`;
  return text.normalize('NFC').split(new RegExp(whole, 'giu'));
}

/** The word wherever it stands, marked; where the text is clipped it begins shortly before the first. */
export function markWord(text: string, word: string): TemplateResult {
  const [first = '', ...rest] = splitAtWord(text, word);
  const marked = rest.map((piece, i) => (i % 2 === 0 ? html`<mark>${piece}</mark>` : piece));
  const cut = rest.length > 0 ? leadAt(first) : 0;
  if (cut === 0) return html`${first}${marked}`;
  return html`<span class="ellipsis" aria-hidden="true">… </span
    ><span class="before">${first.slice(0, cut)}</span>${first.slice(cut)}${marked}`;
}

/** Where the words shortly before the end begin; 0 when all of it is short. */
function leadAt(before: string): number {
  if (before.length <= 2 * lead) return 0;
  const from = before.length - lead;
  const space = before.indexOf(' ', from);
  return space < 0 ? 0 : space + 1;
}
