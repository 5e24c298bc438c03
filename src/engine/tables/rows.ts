import type { SkippedRow } from '../../protocol/table';
import type { RowLines } from './rawTable';

/**
 * Collects records column by column. Short rows are filled up with empty cells. Rows that are too long
 * become empty rows, so that row i of the table stays row i of the file, and are listed as skipped.
 */
export class Rows {
  /** The first record: the header, if it looks like one. */
  first: string[] | null = null;
  readonly columns: string[][] = [];
  readonly skipped: SkippedRow[] = [];
  readonly lines: RowLines = { first: [], last: [] };
  /** Records and empty lines so far: the row number of a spreadsheet, base 1. */
  seen = 0;
  /** On which the next record begins. */
  private line = 1;
  private firstPlace = { line: 1, height: 1 };

  get count(): number {
    return this.columns[0]?.length ?? 0;
  }

  add(record: string[]): void {
    this.seen++;
    const line = this.line;
    const height = heightOf(record);
    this.line += height;
    if (record.length === 1 && record[0]!.trim() === '') return;
    if (this.first) {
      this.push(this.fits(record, line) ? record : []);
      this.lines.first.push(line);
      this.lines.last.push(line + height - 1);
    } else this.begin(record, line, height);
  }

  /** The first record was data after all. */
  putFirstBack(): void {
    this.first!.forEach((cell, i) => this.columns[i]!.unshift(cell));
    this.lines.first.unshift(this.firstPlace.line);
    this.lines.last.unshift(this.firstPlace.line + this.firstPlace.height - 1);
  }

  private begin(record: string[], line: number, height: number): void {
    this.first = record;
    this.firstPlace = { line, height };
    for (let i = 0; i < record.length; i++) this.columns.push([]);
  }

  /** Empty cells beyond the last column are a trailing delimiter, not data. */
  private fits(record: string[], line: number): boolean {
    const fits = record.every((cell, i) => i < this.columns.length || cell.trim() === '');
    if (!fits) this.skipped.push({ row: this.seen, line, reason: { key: 'table.skipped.tooManyCells' } });
    return fits;
  }

  private push(record: string[]): void {
    for (let i = 0; i < this.columns.length; i++) this.columns[i]!.push(record[i] ?? '');
  }
}

/** Lines that a record takes: its cells keep their line breaks, and nothing else of a record holds any. */
function heightOf(record: readonly string[]): number {
  return record.reduce((lines, cell) => lines + lineBreaks(cell), 1);
}

function lineBreaks(cell: string): number {
  if (!cell.includes('\n') && !cell.includes('\r')) return 0; // nearly every cell
  return cell.match(/\r\n|\r|\n/g)!.length;
}
