/** Lines as a document gives them. */
export interface Lines {
  count: number;
  text(line: number): string;
}

/** First and last line, both inside. */
export interface LineSpan {
  first: number;
  last: number;
}

/** The lines around `line` up to the nearest blank ones; null on a blank line. */
export function paragraphAt(lines: Lines, line: number): LineSpan | null {
  const blank = (at: number) => lines.text(at).trim() === '';
  if (line >= lines.count || blank(line)) return null;
  let [first, last] = [line, line];
  while (first > 0 && !blank(first - 1)) first--;
  while (last + 1 < lines.count && !blank(last + 1)) last++;
  return { first, last };
}
