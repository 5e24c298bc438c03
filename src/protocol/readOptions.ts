import * as v from 'valibot';

/**
 * Label as it is written in the table (white space around it taken off) -> class; null: the row is left out; '': the
 * row is unlabeled. Another spelling of a label that is in it (case, space, `4.0` for `4`) is read as that one.
 */
export const labelMappingSchema = v.record(v.string(), v.nullable(v.string()));
export type LabelMapping = v.InferOutput<typeof labelMappingSchema>;

/** How a table is to be read where a person has said so; all else is found by content. */
export const readOptionsSchema = v.object({
  /** A name that iconv knows: `UTF-8`, `windows-1252`, `Shift_JIS`. */
  encoding: v.optional(v.string()),
  /** One character; '' for a table of one column. */
  delimiter: v.optional(v.string()),
  /** Whether the first record names the columns. */
  header: v.optional(v.boolean()),
  /** Several columns in their order stand as one: see `joinedName`. */
  textColumn: v.optional(v.string()),
  labelColumn: v.optional(v.string()),
  /** A label that is not in it keeps its name. */
  labels: v.optional(labelMappingSchema),
  /** Of a longer table so many rows are drawn, in proportion to their labels; 0: all; absent: `mostRowsByDefault`. */
  mostRows: v.optional(v.number()),
});
export type ReadOptions = v.InferOutput<typeof readOptionsSchema>;

/** More rows than these buy no accuracy and cost minutes and memory. */
export const mostRowsByDefault = 100_000;

const joint = ' + ';

/** `title + body`: the name of a text that is put together from several columns. */
export function joinedName(columns: readonly string[]): string {
  return columns.join(joint);
}

/** The columns that a joined name stands for, if there are at least two. */
export function namesOf(joined: string): string[] | null {
  const names = joined.split(joint);
  return names.length > 1 ? names : null;
}
