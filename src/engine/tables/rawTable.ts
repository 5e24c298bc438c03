import type { Hash } from 'node:crypto';
import type { Steps } from '../../core/steps';
import type { FoundFile } from './openBytes';

export interface TableColumn {
  name: string;
  values: string[];
}

export interface SkippedRow {
  /** As a spreadsheet counts: base 1, the header included. */
  row: number;
  reason: string;
}

/** Lines of the file on which each row begins and ends, as an editor counts them, base 1. */
export interface RowLines {
  first: number[];
  last: number[];
}

/** One file, read. All columns have `rows` values, skipped rows as empty ones. */
export interface RawTable {
  encoding: string;
  /** '' for a table of one column, or of a kind without delimiters. */
  delimiter: string;
  columns: TableColumn[];
  rows: number;
  skippedRows: SkippedRow[];
  lines: RowLines;
}

/** What a reader gets beside its file. */
export interface ReadContext {
  /** Fed with the file's bytes as they lie on disk. */
  hash: Hash;
  steps: Steps;
}

/** Reads one kind of file. */
export type TableReader = (file: FoundFile, context: ReadContext) => Promise<RawTable>;
