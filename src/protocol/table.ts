import * as v from 'valibot';
import type { LabelScheme } from './labelScheme';
import type { Message } from './message';
import type { LabelMapping } from './readOptions';
import { readOptionsSchema } from './readOptions';

/** A table to read, with the columns if the user has named them. Several paths are one table. */
export const tableReferenceSchema = v.object({
  paths: v.pipe(v.array(v.string()), v.minLength(1)),
  ...readOptionsSchema.entries,
});
export type TableReference = v.InferOutput<typeof tableReferenceSchema>;

/** Rows to label that can be asked for: more than anybody labels by hand. */
export const mostPickedRows = 100_000;

/** The source domain of a transfer. */
export const sourceReferenceSchema = v.variant('kind', [
  v.object({ kind: v.literal('movies') }),
  v.object({ kind: v.literal('none') }),
  v.object({ kind: v.literal('table'), table: tableReferenceSchema }),
]);
export type SourceReference = v.InferOutput<typeof sourceReferenceSchema>;

/** What a table was read from. `folder`: one folder a label, one text a file. */
export type TableKind = 'delimited' | 'json-lines' | 'json' | 'folder';

/** A row that could not be read. */
export interface SkippedRow {
  /** As a spreadsheet counts: base 1, the header included. */
  row: number;
  /** Of the file as an editor counts, base 1; null in kinds that no editor opens. */
  line: number | null;
  reason: Message;
}

/** What was understood of a table before anything runs. */
export interface Inspection {
  /** Data rows with a text, labeled or not (skipped rows excluded). */
  rows: number;
  /** Rows without a text, or that cannot be read. */
  skipped: number;
  /** Rows with a text and an empty label. */
  unlabeled: number;
  /** Rows whose label the scheme leaves out. */
  leftOut: number;
  /** Rows of the file, where only a part of them was drawn; null: all were read. */
  drawnFrom: number | null;
  kind: TableKind;
  encoding: string;
  delimiter: string;
  /** Whether the first record names the columns. */
  header: boolean;
  /** The first rows that could not be read, and why. */
  skippedRows: SkippedRow[];
  textColumn: string | null;
  labelColumn: string | null;
  /** Class -> count, in order of first appearance. */
  labels: Record<string, number>;
  /** Label as it is written -> count. */
  writtenLabels: Record<string, number>;
  /** Ways to understand the labels, the one that is taken first. Empty without a label column. */
  schemes: LabelScheme[];
  /** How the labels are read here: the first scheme's mapping, or the one that was given. */
  mapping?: LabelMapping;
  /** How they may be read as those of the other table that was asked about; null: not asked, or nothing speaks for any. */
  proposal?: LabelProposal | null;
  /** What a person should know before anything runs: a language that the encoder does not know. */
  remarks: Message[];
  /** False when a person should be asked which columns to use. */
  confident: boolean;
  columns: InspectedColumn[];
}

/** A mapping of one table's labels onto another's. */
export interface LabelProposal {
  mapping: LabelMapping;
  /** False where a person must say whether it is right. */
  sure: boolean;
  /** The other table's labels. */
  labels: string[];
}

export interface InspectedColumn {
  name: string;
  /** The first values, shortened for a preview. */
  sample: string[];
  /** How much it looks like the text / the label, 0-1. */
  textScore: number;
  labelScore: number;
  /** Why it was taken as the text or the label, or why not. */
  why: Message;
}
