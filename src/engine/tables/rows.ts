import type { SkippedRow } from '../../protocol/table';
import type { RowLines } from './rawTable';
import { takenLines, takenOf } from './rawTable';
import type { RowKeeper } from './rowKeeper';

/** Where the table begins, and which records in it are comments. */
export interface RowsBeginning {
  /** Lines before the first record. */
  lines: number;
  /** The file has comment lines: a record of one cell that begins with `# ` is one more. */
  comments: boolean;
}

/**
 * Collects records column by column. Short rows are filled up with empty cells. Rows that are too long
 * become empty rows, so that row i of the table stays row i of the file, and are listed as skipped.
 */
export class Rows {
  /** The first record: the header, if it looks like one. */
  first: string[] | null = null;
  columns: string[][] = [];
  readonly skipped: SkippedRow[] = [];
  lines: RowLines = { first: [], last: [] };
  /** Records and empty lines so far: the row number of a spreadsheet, base 1. */
  seen: number;
  /** On which the next record begins. */
  line: number;
  /** Comment lines among the records. */
  comments = 0;
  private firstPlace = { line: 1, height: 1 };

  constructor(
    private readonly beginning: RowsBeginning,
    private readonly keeper: RowKeeper,
  ) {
    this.seen = beginning.lines;
    this.line = beginning.lines + 1;
  }

  get count(): number {
    return this.columns[0]?.length ?? 0;
  }

  add(record: string[]): void {
    this.seen++;
    const line = this.line;
    const height = heightOf(record);
    this.line += height;
    if (record.length === 1 && record[0]!.trim() === '') return;
    if (this.isComment(record)) this.comments++;
    else if (!this.first) this.begin(record, line, height);
    else this.addRow(this.fits(record, line) ? record : [], line, height);
  }

  /** The first record was data after all. */
  putFirstBack(): void {
    this.first!.forEach((cell, i) => this.columns[i]!.unshift(cell));
    this.lines.first.unshift(this.firstPlace.line);
    this.lines.last.unshift(this.firstPlace.line + this.firstPlace.height - 1);
    this.keeper.putFirstBack();
  }

  private begin(record: string[], line: number, height: number): void {
    this.first = record;
    this.firstPlace = { line, height };
    for (let i = 0; i < record.length; i++) this.columns.push([]);
  }

  private isComment(record: readonly string[]): boolean {
    return this.beginning.comments && record.length === 1 && /^#[\s#]/.test(record[0]!);
  }

  /** Empty cells beyond the last column are a trailing delimiter, not data. */
  private fits(record: string[], line: number): boolean {
    const { length } = this.columns;
    const fits = record.length <= length || record.every((cell, i) => i < length || cell.trim() === '');
    if (!fits) this.skipped.push({ row: this.seen, line, reason: { key: 'table.skipped.tooManyCells' } });
    return fits;
  }

  private addRow(record: readonly string[], line: number, height: number): void {
    if (!this.keeper.takes(record)) return;
    for (let i = 0; i < this.columns.length; i++) this.columns[i]!.push(record[i] ?? '');
    this.lines.first.push(line);
    this.lines.last.push(line + height - 1);
    if (this.keeper.isFull) this.keep(this.keeper.thin());
  }

  /** Only these rows, ascending. */
  private keep(rows: readonly number[]): void {
    this.columns = this.columns.map((column) => takenOf(column, rows));
    this.lines = takenLines(this.lines, rows);
  }
}

/** Lines that a record takes: its cells keep their line breaks, and nothing else of a record holds any. */
function heightOf(record: readonly string[]): number {
  let lines = 1;
  for (const cell of record) lines += lineBreaks(cell);
  return lines;
}

/** \n, \r\n and \r each end a line. */
function lineBreaks(cell: string): number {
  let breaks = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) breaks++;
  for (let at = cell.indexOf('\r'); at >= 0; at = cell.indexOf('\r', at + 1))
    if (cell.charCodeAt(at + 1) !== 10) breaks++;
  return breaks;
}
