/** Characters; the longest that a report holds by itself has 40. */
const longest = 60;

/** A word as it is shown: what a report was made to hold by hand does not flood the page. */
export const shownWord = (word: string): string => {
  const characters = Array.from(word.slice(0, 2 * longest));
  return word.length > longest ? `${characters.slice(0, longest).join('')}…` : word;
};
