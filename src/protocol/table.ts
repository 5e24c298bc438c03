import * as v from 'valibot';

/** A table to read, with the columns if the user has named them. Several paths are one table. */
export const tableReferenceSchema = v.object({
  paths: v.pipe(v.array(v.string()), v.minLength(1)),
  textColumn: v.optional(v.string()),
  labelColumn: v.optional(v.string()),
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

/** What was understood of a table before anything runs. */
export interface Inspection {
  /** Data rows with a text, labeled or not (skipped rows excluded). */
  rows: number;
  /** Rows without a text, or that cannot be read. */
  skipped: number;
  /** Rows with a text and an empty label. */
  unlabeled: number;
  encoding: string;
  delimiter: string;
  textColumn: string | null;
  labelColumn: string | null;
  /** Label -> count, in order of first appearance. */
  labels: Record<string, number>;
  /** False when a person should be asked which columns to use. */
  confident: boolean;
  columns: InspectedColumn[];
}

export interface InspectedColumn {
  name: string;
  /** The first values, shortened for a preview. */
  sample: string[];
  /** How much it looks like the text / the label, 0-1. */
  textScore: number;
  labelScore: number;
}
