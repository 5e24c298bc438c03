import { UserError } from '../../protocol/userError';
import type { Message } from '../../protocol/message';
import type { SkippedRow } from '../../protocol/table';
import type { RawTable, RowLines, TableColumn } from './rawTable';
import { takenLines, takenOf } from './rawTable';
import { RowKeeper } from './rowKeeper';

/** A name and the text of its cell; the same name may come twice. */
export type Fields = [name: string, text: string][];

/** An object whose names are data rather than columns has more than this. */
const mostColumns = 2000;

/**
 * Collects records that name their own columns. A column that comes late is empty in the rows before it. A record that
 * cannot be read becomes an empty row, so that row i of the table stays row i of the file, and is listed as skipped.
 */
export class Records {
  readonly skipped: SkippedRow[] = [];
  private columns: string[][] = [];
  private readonly names = new Map<string, number>();
  private lines: RowLines = { first: [], last: [] };
  private held = 0;
  private readonly keeper: RowKeeper;

  constructor(
    private readonly path: string,
    mostRows = 0,
  ) {
    this.keeper = new RowKeeper(mostRows);
  }

  /** Records so far, read or skipped. */
  get seen(): number {
    return this.keeper.seen;
  }

  /** Columns that stand there even when no record has them. */
  declare(names: readonly string[]): void {
    for (const name of names) this.indexOf(name);
  }

  add(fields: Fields, line = 0, lastLine = line): void {
    if (!this.keeper.takes(fields.map(([, text]) => text))) return;
    const row = this.held++;
    const used = new Set<string>();
    for (const [name, text] of fields) this.columns[this.indexOf(unused(name, used))]![row] = text;
    for (const column of this.columns) column[row] ??= '';
    this.lines.first.push(line);
    this.lines.last.push(lastLine);
    if (this.keeper.isFull) this.keep(this.keeper.thin());
  }

  skip(reason: Message, line: number | null): void {
    this.add([], line ?? 0);
    this.skipped.push({ row: this.seen, line, reason });
  }

  /** @param withLines whether an editor opens the file at the lines that were given */
  table(withLines: boolean): Omit<RawTable, 'kind' | 'encoding' | 'delimiter' | 'header' | 'notes'> {
    if (this.names.size === 0) throw new UserError('error.tableEmpty', { file: this.path });
    if (this.held === 0) throw new UserError('error.tableNoRows', { file: this.path });
    return {
      columns: this.named(),
      rows: this.held,
      skippedRows: this.skipped,
      lines: withLines ? this.lines : null,
      rowNumbers: this.keeper.rowNumbers,
      drawnFrom: this.keeper.rowNumbers && this.keeper.seen,
    };
  }

  private named(): TableColumn[] {
    const all = [...this.names].map(([name, index]) => ({ name, values: this.columns[index]! }));
    return all.filter(({ name, values }) => !this.isMissingParent(name, values));
  }

  /** The column `a` that a null makes where other records have `a.b`. */
  private isMissingParent(name: string, values: readonly string[]): boolean {
    if (![...this.names.keys()].some((other) => other.startsWith(`${name}.`))) return false;
    return values.every((value) => value === '');
  }

  private indexOf(name: string): number {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    if (this.names.size >= mostColumns)
      throw new UserError('error.tableTooManyColumns', { file: this.path, limit: mostColumns });
    this.names.set(name, this.columns.length);
    this.columns.push(Array.from({ length: Math.max(0, this.held - 1) }, () => ''));
    return this.columns.length - 1;
  }

  /** Only these rows, ascending. */
  private keep(rows: readonly number[]): void {
    this.columns = this.columns.map((column) => takenOf(column, rows));
    this.lines = takenLines(this.lines, rows);
    this.held = rows.length;
  }
}

/** `text`, the second time `text 2`; a field without a name is called by its place. */
function unused(wanted: string, used: Set<string>): string {
  const name = wanted.trim() || `column ${used.size + 1}`;
  let unique = name;
  for (let n = 2; used.has(unique); n++) unique = `${name} ${n}`;
  used.add(unique);
  return unique;
}
