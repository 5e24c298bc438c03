/** Words that every English text of some length holds, whatever it is about. */
const functionWords = new Set(
  (
    'the a an of and to in is it i that this for was with as on you be are have not but they at or so if my we ' +
    'from by had has its no very just all were do can will'
  ).split(' '),
);

/** English reviews, mails and tickets hold 0.25 to 0.5; other European languages under 0.1 (by shared spellings). */
const leastShare = 0.12;
/** Fewer words say nothing. */
const leastWords = 200;
const mostTexts = 500;

/** A text of fewer words may do without function words in any language. */
const leastWordsOfText = 20;
/** One text in some thousand English ones has fewer. */
const leastShareOfText = 0.06;

/**
 * Whether one text's words, in lower case, are surely not English ones: 20 or more with hardly a function word
 * among them, or most of them in another script. False where they are too few to tell.
 */
export function looksForeign(words: readonly string[]): boolean {
  let known = 0;
  for (const word of words) if (functionWords.has(word)) known++;
  if (known > 0 && known >= leastShareOfText * words.length) return false;
  if (words.length >= leastWordsOfText) return true;
  const latin = words.filter((word) => /\p{Script=Latin}/u.test(word)).length;
  const others = words.filter((word) => /\p{L}/u.test(word)).length - latin;
  return others >= 3 && others > latin;
}

/**
 * Whether texts may be English, by the share of function words among the words of an even sample. True where
 * there are too few words to tell: it only guards a warning.
 */
export function mayBeEnglish(texts: readonly string[]): boolean {
  const step = Math.max(1, Math.floor(texts.length / mostTexts));
  let [words, known] = [0, 0];
  for (let i = 0; i < texts.length; i += step) {
    for (const [word] of texts[i]!.slice(0, 2000)
      .toLowerCase()
      .matchAll(/[\p{L}\p{M}]+/gu)) {
      words++;
      if (functionWords.has(word)) known++;
    }
  }
  return words < leastWords || known >= leastShare * words;
}
