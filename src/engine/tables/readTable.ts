import { createHash } from 'node:crypto';
import type { Steps } from '../../core/steps';
import { uninterrupted } from '../../core/steps';
import { tableName } from '../../protocol/tableName';
import { UserError } from '../../protocol/userError';
import { findFile } from './openBytes';
import type { RawTable, RowLines, SkippedRow, TableColumn } from './rawTable';
import { readerOf } from './readers';

/** One table in memory, from one file or from several with the same columns. */
export interface Table {
  /** For people: the file's name without folder and extensions. */
  name: string;
  paths: string[];
  /** sha-256 of the files' bytes, in order, hex. */
  hash: string;
  encoding: string;
  delimiter: string;
  /** All with `rows` values. A row that could not be read stands as empty cells. */
  columns: TableColumn[];
  rows: number;
  skippedRows: SkippedRow[];
  /** Of each row in its own file. */
  lines: RowLines;
}

/** Reads a table into memory. Throws UserError for anything that a person can put right. */
export async function readTable(paths: readonly string[], steps: Steps = uninterrupted): Promise<Table> {
  const hash = createHash('sha256');
  const parts: RawTable[] = [];
  for (const path of paths) {
    const reader = readerOf(path);
    const part = await reader(await findFile(path), { hash, steps });
    parts.push(parts[0] ? withColumnsOf(parts[0], part, paths[0]!, path) : part);
  }
  const { encoding, delimiter } = parts[0]!;
  return {
    name: paths.map(tableName).join(' + '),
    paths: [...paths],
    hash: hash.digest('hex'),
    encoding,
    delimiter,
    ...joined(parts),
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
    lines: {
      first: parts.flatMap(({ lines }) => lines.first),
      last: parts.flatMap(({ lines }) => lines.last),
    },
  };
}
