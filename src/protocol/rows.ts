import * as v from 'valibot';

export const sides = ['source', 'target'] as const;
export type Side = (typeof sides)[number];
export const sideSchema = v.picklist(sides);

/** A data row of a table, base 1, the header not counted. */
export const rowNumberSchema = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Rows of both tables that show what a figure means. */
export const exampleRowsSchema = v.object({
  source: v.array(rowNumberSchema),
  target: v.array(rowNumberSchema),
});
export type ExampleRows = v.InferOutput<typeof exampleRowsSchema>;

/** Side -> row number -> text. */
export const rowTextsSchema = v.object({
  source: v.record(v.string(), v.string()),
  target: v.record(v.string(), v.string()),
});
export type RowTexts = v.InferOutput<typeof rowTextsSchema>;

/** Characters of a text that are shown or kept: the longest review fits, a whole book in a cell does not. */
export const mostShownCharacters = 2000;

/** A text as it may be shown: a longer one is cut and ends in an ellipsis; no character is cut in two. */
export function shownText(text: string): string {
  if (text.length <= mostShownCharacters) return text;
  return `${text.slice(0, mostShownCharacters).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A table as a report remembers it, compared with what now lies there. `unknown`: the report does not say where. */
export const tableStates = ['same', 'changed', 'gone', 'unknown'] as const;
export type TableState = (typeof tableStates)[number];
export const tableStateSchema = v.picklist(tableStates);

export const shownRowSchema = v.object({
  row: rowNumberSchema,
  /** As `shownText` cuts it. */
  text: v.string(),
  /** As it is written in the table; '' where there is none. */
  label: v.string(),
});
export type ShownRow = v.InferOutput<typeof shownRowSchema>;
