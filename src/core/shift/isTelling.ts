/**
 * Whether a word says something when it stands alone in a list: it holds a letter, and more than one where
 * words are spelled with letters ("s", "2" and "x" are leftovers; a Chinese character is a word).
 */
export function isTelling(word: string): boolean {
  return /\p{L}/u.test(word) && !/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u.test(word);
}
