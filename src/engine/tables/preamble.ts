import { recordWidths } from './delimiter';
import { namesColumns } from './header';

/** Lines of a file before its table. */
export interface Preamble {
  lines: number;
  /** Of them, those that begin with `#`. */
  comments: number;
  /** What Excel's `sep=;` says stands between cells; null without such a line. */
  delimiter: string | null;
}

const separator = /^sep=([^"\r\n])\r?(?:\n|$)/i;
/** A file of comments is not a table. */
const mostComments = 200;

/**
 * Excel's first line `sep=;`, or the comment lines that some tools write above a table. A line that begins with `#`
 * is one only if it is not a record: `#id,text,label` over rows of three cells names columns.
 */
export function preambleOf(sample: string): Preamble {
  const said = separator.exec(sample)?.[1];
  if (said !== undefined) return { lines: 1, comments: 0, delimiter: said };
  const lines = leadingComments(sample);
  const none = { lines: 0, comments: 0, delimiter: null };
  if (lines === 0 || !areComments(sample, lines)) return none;
  return { lines, comments: lines, delimiter: null };
}

function leadingComments(sample: string): number {
  let [lines, start] = [0, 0];
  while (sample[start] === '#' && lines < mostComments) {
    const end = sample.indexOf('\n', start);
    if (end < 0) return 0;
    [lines, start] = [lines + 1, end + 1];
  }
  return lines;
}

function areComments(sample: string, lines: number): boolean {
  const rest = afterLines(sample, lines);
  for (const delimiter of [',', '\t', ';', '|']) {
    const [width = 1, ...others] = recordWidths(rest, delimiter, true, false);
    const named = namesColumns(firstLine(rest).split(delimiter));
    if (width < 2 || !(named || others.includes(width))) continue;
    const [own = 1] = recordWidths(sample, delimiter, true, true);
    return named || own !== width;
  }
  return false;
}

const firstLine = (text: string) => text.slice(0, text.search(/[\r\n]|$/));

export function afterLines(text: string, lines: number): string {
  let start = 0;
  for (let i = 0; i < lines; i++) start = text.indexOf('\n', start) + 1;
  return text.slice(start);
}
