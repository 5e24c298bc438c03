/** What a spreadsheet would run as a formula rather than show (OWASP, CSV Injection). A sign alone is none. */
const formulaLike = /^\s*[=+\-@\t\r]./s;
const number = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i;

/**
 * A cell as it may be opened in a spreadsheet: an apostrophe stands before what would be taken for a formula. Numbers
 * stay numbers. docs/tables.md tells of it.
 */
export function harmlessCell(cell: string): string {
  return formulaLike.test(cell) && !number.test(cell) ? `'${cell}` : cell;
}

/** RFC 4180: in quotation marks where anything in it could be misread, also with another delimiter. */
export function quotedCell(cell: string, delimiter = ','): string {
  const plain = !cell.includes(delimiter) && !/[",;\t|\r\n]|^\s|\s$/.test(cell);
  return plain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
