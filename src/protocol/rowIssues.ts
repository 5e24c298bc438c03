import * as v from 'valibot';
import { rowNumberSchema } from './rows';

/** Worst first. */
export const rowIssueKinds = [
  'label-error',
  'conflicting-labels',
  'shared-with-source',
  'near-duplicate',
  'empty-text',
  'truncated-text',
  'other-language',
] as const;
export type RowIssueKind = (typeof rowIssueKinds)[number];

/** A row that is worth a look, and why. */
export const rowIssueSchema = v.object({
  kind: v.picklist(rowIssueKinds),
  row: rowNumberSchema,
  /** Class of the row as it is written, and the one that looks right; only with `label-error`. */
  label: v.optional(v.string()),
  suggested: v.optional(v.string()),
  /** Probability of the suggested label out of fold, 0-1; only with `label-error`. */
  confidence: v.optional(v.number()),
  /** Rows that say the same: of this table, of the source with `shared-with-source`. A few of them. */
  others: v.optional(v.array(rowNumberSchema)),
});
export type RowIssue = v.InferOutput<typeof rowIssueSchema>;

/** The rows of one table that are worth a look. */
export const tableIssuesSchema = v.object({
  /** Kind -> rows, also of those that are not listed. */
  counts: v.record(v.string(), v.number()),
  /** Worst first. At most `mostListedIssues`. */
  rows: v.array(rowIssueSchema),
  /** False where there were too few labels to look for wrong ones. */
  labelsChecked: v.boolean(),
});
export type TableIssues = v.InferOutput<typeof tableIssuesSchema>;

/** More than anybody works off; the report stays small. */
export const mostListedIssues = 1000;
