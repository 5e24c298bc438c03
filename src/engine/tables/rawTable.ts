import type { Hash } from 'node:crypto';
import type { Steps } from '../../core/steps';
import type { Message } from '../../protocol/message';
import type { ReadOptions } from '../../protocol/readOptions';
import type { SkippedRow, TableKind } from '../../protocol/table';
import type { FoundFile } from './openBytes';

export interface TableColumn {
  name: string;
  values: string[];
}

/** Lines of the file on which each row begins and ends, as an editor counts them, base 1. */
export interface RowLines {
  first: number[];
  last: number[];
}

/** The values of these rows. A loop: millions of rows go through it, and iterators are slow. */
export function takenOf<T>(values: readonly T[], rows: ArrayLike<number>): T[] {
  const taken: T[] = [];
  for (let i = 0; i < rows.length; i++) taken.push(values[rows[i]!]!);
  return taken;
}

export function takenLines({ first, last }: RowLines, rows: ArrayLike<number>): RowLines {
  return { first: takenOf(first, rows), last: takenOf(last, rows) };
}

/** One file, read. All columns have `rows` values, skipped rows as empty ones. */
export interface RawTable {
  kind: TableKind;
  encoding: string;
  /** '' for a table of one column, or of a kind without delimiters. */
  delimiter: string;
  /** Whether the first record named the columns. */
  header: boolean;
  columns: TableColumn[];
  rows: number;
  skippedRows: SkippedRow[];
  /** null in kinds that no editor opens at a line. */
  lines: RowLines | null;
  /** Data row of the file, base 1, of each row, where only a part of them was drawn; null or absent: all, in order. */
  rowNumbers?: Int32Array | null;
  /** Rows of the file, where only a part of them was drawn. */
  drawnFrom?: number | null;
  /** What a person should know of how the file was read. */
  notes?: Message[];
}

/** What a reader gets beside its file. */
export interface ReadContext {
  /** Fed with the file's bytes as they lie on disk. */
  hash: Hash;
  steps: Steps;
  options: ReadOptions;
}

/** Reads one kind of file. */
export type TableReader = (file: FoundFile, context: ReadContext) => Promise<RawTable>;
