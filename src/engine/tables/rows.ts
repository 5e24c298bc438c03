import type { SkippedRow } from './rawTable';

/**
 * Collects records column by column. Short rows are filled up with empty cells. Rows that are too long
 * become empty rows, so that row i of the table stays row i of the file, and are listed as skipped.
 */
export class Rows {
  /** The first record: the header, if it looks like one. */
  first: string[] | null = null;
  readonly columns: string[][] = [];
  readonly skipped: SkippedRow[] = [];
  /** Records and empty lines so far: the row number of a spreadsheet, base 1. */
  seen = 0;

  get count(): number {
    return this.columns[0]?.length ?? 0;
  }

  add(record: string[]): void {
    this.seen++;
    if (record.length === 1 && record[0]!.trim() === '') return;
    if (!this.first) this.begin(record);
    else this.push(this.fits(record) ? record : []);
  }

  /** The first record was data after all. */
  putFirstBack(): void {
    this.first!.forEach((cell, i) => this.columns[i]!.unshift(cell));
  }

  private begin(record: string[]): void {
    this.first = record;
    for (let i = 0; i < record.length; i++) this.columns.push([]);
  }

  /** Empty cells beyond the last column are a trailing delimiter, not data. */
  private fits(record: string[]): boolean {
    const fits = record.every((cell, i) => i < this.columns.length || cell.trim() === '');
    if (!fits) this.skipped.push({ row: this.seen, reason: 'more cells than the header' });
    return fits;
  }

  private push(record: string[]): void {
    for (let i = 0; i < this.columns.length; i++) this.columns[i]!.push(record[i] ?? '');
  }
}
