import { createHash } from 'node:crypto';
import type { Steps } from '../../core/steps';
import { uninterrupted } from '../../core/steps';
import type { SkippedRow, TableKind, TableReference } from '../../protocol/table';
import type { Message } from '../../protocol/message';
import { tableName } from '../../protocol/tableName';
import { UserError } from '../../protocol/userError';
import type { RawTable, RowLines, TableColumn } from './rawTable';
import { openTable } from './readers';

/** One table in memory, from one file or from several with the same columns. */
export interface Table {
  /** For people: the file's name without folder and extensions. */
  name: string;
  paths: string[];
  /** sha-256 of the files' bytes, in order, hex. */
  hash: string;
  kind: TableKind;
  encoding: string;
  delimiter: string;
  header: boolean;
  /** All with `rows` values. A row that could not be read stands as empty cells. */
  columns: TableColumn[];
  rows: number;
  skippedRows: SkippedRow[];
  /** Of each row in its own file; null in kinds that no editor opens at a line. */
  lines: RowLines | null;
  /** Data row of the file, base 1, of each row, where only a part of them was drawn; null: all, in order. */
  rowNumbers: Int32Array | null;
  /** Rows of the file, where only a part of them was drawn. */
  drawnFrom: number | null;
  /** What a person should know of how the files were read. */
  notes: Message[];
}

/** Reads a table into memory. Throws UserError for anything that a person can put right. */
export async function readTable(reference: TableReference, steps: Steps = uninterrupted): Promise<Table> {
  const { paths, ...options } = reference;
  const hash = createHash('sha256');
  const parts: RawTable[] = [];
  for (const path of paths) {
    const { file, reader } = await openTable(path);
    const part = await reader(file, { hash, steps, options });
    parts.push(parts[0] ? withColumnsOf(parts[0], part, paths[0]!, path) : part);
  }
  const { kind, encoding, delimiter, header } = parts[0]!;
  return {
    name: paths.map(tableName).join(' + '),
    paths: [...paths],
    hash: hash.digest('hex'),
    kind,
    encoding,
    delimiter,
    header,
    ...joined(parts),
    ...drawnOf(parts),
    notes: parts.flatMap(({ notes }) => notes ?? []),
  };
}

/** The same columns in the first file's order. */
function withColumnsOf(first: RawTable, part: RawTable, firstPath: string, path: string): RawTable {
  const columns = first.columns.map(({ name }) => part.columns.find((column) => column.name === name));
  if (columns.length === part.columns.length && columns.every((column) => column !== undefined))
    return { ...part, columns };
  throw new UserError('error.tableColumnsDiffer', {
    first: firstPath,
    file: path,
    firstColumns: columnNames(first),
    columns: columnNames(part),
  });
}

/** For sentences that list what there is. */
export function columnNames(table: { columns: readonly { name: string }[] }): string {
  return table.columns.map(({ name }) => name).join(', ');
}

function joined(parts: readonly RawTable[]): Pick<Table, 'columns' | 'rows' | 'skippedRows' | 'lines'> {
  if (parts.length === 1) return parts[0]!;
  const columns = parts[0]!.columns.map(({ name }, i) => ({
    name,
    values: parts.flatMap((part) => part.columns[i]!.values),
  }));
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  return {
    columns,
    rows,
    skippedRows: parts.flatMap((part) => part.skippedRows),
    lines: joinedLines(parts),
  };
}

function joinedLines(parts: readonly RawTable[]): RowLines | null {
  const lines = parts.flatMap((part) => part.lines ?? []);
  if (lines.length < parts.length) return null;
  return { first: lines.flatMap(({ first }) => first), last: lines.flatMap(({ last }) => last) };
}

/** Rows of several files are numbered one after the other. */
function drawnOf(parts: readonly RawTable[]): Pick<Table, 'rowNumbers' | 'drawnFrom'> {
  if (parts.every(({ drawnFrom }) => drawnFrom == null)) return { rowNumbers: null, drawnFrom: null };
  let before = 0;
  const numbers = parts.flatMap(({ rows, rowNumbers, drawnFrom }) => {
    const own = Array.from({ length: rows }, (_, i) => before + (rowNumbers?.[i] ?? i + 1));
    before += drawnFrom ?? rows;
    return own;
  });
  return { rowNumbers: Int32Array.from(numbers), drawnFrom: before };
}
