import { delimiters, recordWidths, sniffDialect } from './delimiter';
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
export function preambleOf(sample: string, given?: string): Preamble {
  const said = separator.exec(sample)?.[1];
  if (said !== undefined) return { lines: 1, comments: 0, delimiter: said };
  const lines = leadingComments(sample);
  const none = { lines: 0, comments: 0, delimiter: null };
  if (lines === 0 || !areComments(sample, lines, given)) return none;
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

/** What follows is a table, and whatever parts its cells, no line above is as wide as it: or it begins with names. */
function areComments(sample: string, lines: number, given: string | undefined): boolean {
  const rest = afterLines(sample, lines);
  const { delimiter } = sniffDialect(rest, true, given);
  if (delimiter === '') return false;
  if (namesColumns(firstLine(rest).split(delimiter))) return true;
  const above = sample
    .slice(0, sample.length - rest.length)
    .split('\n')
    .slice(0, -1);
  return delimiters.every((each) => {
    const [width = 1] = recordWidths(rest, each, true, false);
    return width < 2 || above.every((line) => line.split(each).length !== width);
  });
}

const firstLine = (text: string) => text.slice(0, text.search(/[\r\n]|$/));

export function afterLines(text: string, lines: number): string {
  let start = 0;
  for (let i = 0; i < lines; i++) start = text.indexOf('\n', start) + 1;
  return text.slice(start);
}
