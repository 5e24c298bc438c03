/**
 * What of a text the encoder reads. The rule is part of a vector's identity: raise its version with every
 * change, so that cached vectors of the old rule are left alone.
 */
export const windowRule = 'first-and-last-halves-1';

const lineBreak = /<br\s*\/?>/gi;
/** More characters than any word piece vocabulary needs for one token. */
const charactersPerToken = 100;

/** The text as it is embedded, and as the cache knows it. */
export function cleanText(text: string): string {
  return text.replace(lineBreak, ' ').trim();
}

/**
 * Drops the middle of a text that is far longer than the encoder reads: tokenizing a megabyte would take a
 * second, for tokens that `keepEnds` drops anyway.
 */
export function withoutMiddle(text: string, maxTokens: number): string {
  const side = charactersPerToken * maxTokens;
  if (text.length <= 2 * side) return text;
  return `${text.slice(0, side)} ${text.slice(-side)}`;
}

/** The first and last halves when there are more than `room` tokens; the first half gets the odd one. */
export function keepEnds(tokens: readonly number[], room: number): number[] {
  if (tokens.length <= room) return [...tokens];
  const first = Math.ceil(room / 2);
  const last = room - first;
  return [...tokens.slice(0, first), ...tokens.slice(tokens.length - last)];
}
