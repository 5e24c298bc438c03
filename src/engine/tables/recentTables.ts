import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mostRowsByDefault } from '../../protocol/readOptions';
import type { TableReference } from '../../protocol/table';
import { UserError } from '../../protocol/userError';
import { labelFolders } from './folderFiles';
import type { RowLines } from './rawTable';
import type { Table } from './readTable';
import { readTable } from './readTable';

/** What is shown of a table's rows. */
export interface ReadRows {
  hash: string;
  texts: readonly string[];
  /** null: the table has no label column. */
  labels: readonly string[] | null;
  /** Data row, base 1, of each element; null: element i is data row i + 1. */
  rowNumbers: Int32Array | null;
  /** null in a compressed file, which no editor opens at a line, and where several files are one table. */
  lines: RowLines | null;
}

/** Picks the columns; throws UserError when the reference names one that is not there. */
export type ColumnsOf = (
  table: Table,
  reference: TableReference,
) => { text: readonly string[]; label: readonly string[] | null };

/** Two reports with two sides each. */
const mostTables = 4;
/** Bytes of files on disk; in memory texts take about twice as much. */
const mostBytes = 256 << 20;

interface Kept {
  rows: Promise<ReadRows>;
  bytes: number;
}

/**
 * The tables read last, so that showing a row costs no reading. A file that was written since (size or time)
 * is read again.
 */
export class RecentTables {
  /** Oldest use first. */
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly columnsOf: ColumnsOf) {}

  async rows(reference: TableReference): Promise<ReadRows> {
    const { key, bytes } = await identity(reference);
    const known = this.kept.get(key) ?? { rows: this.read(reference), bytes };
    this.kept.delete(key);
    this.kept.set(key, known);
    this.forgetOldest();
    try {
      return await known.rows;
    } catch (error) {
      this.kept.delete(key); // perhaps it can be read the next time
      throw error;
    }
  }

  private async read(reference: TableReference): Promise<ReadRows> {
    // more rows than a run drew, or the same: both thin a file that memory cannot hold in the same way
    const { mostRows = mostRowsByDefault } = reference;
    const table = await readTable({ ...reference, mostRows });
    const { text, label } = this.columnsOf(table, reference);
    const { hash, rowNumbers, paths } = table;
    return { hash, texts: text, labels: label, rowNumbers, lines: paths.length === 1 ? table.lines : null };
  }

  private forgetOldest(): void {
    const total = () => [...this.kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const key of this.kept.keys()) {
      if (this.kept.size <= 1 || (this.kept.size <= mostTables && total() <= mostBytes)) return;
      this.kept.delete(key);
    }
  }
}

async function identity({ paths, ...options }: TableReference) {
  const files = await Promise.all(paths.map(statOf));
  const parts = files.map(({ size, mtimeMs }, i) => [paths[i], size, mtimeMs]);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return { key: JSON.stringify([parts, options]), bytes };
}

async function statOf(path: string) {
  try {
    const found = await stat(path);
    return found.isDirectory() ? await folderStat(path) : found;
  } catch {
    throw new UserError('error.fileMissing', { path });
  }
}

/** Of all texts together; a file that is added, taken away or written changes it. */
async function folderStat(folder: string) {
  const { files } = await labelFolders(folder);
  const stats = await Promise.all(files.map(({ label, name }) => stat(join(folder, label, name))));
  return {
    size: stats.reduce((sum, { size }) => sum + size, 0),
    mtimeMs: stats.reduce((sum, { mtimeMs }) => sum + mtimeMs, stats.length),
  };
}
