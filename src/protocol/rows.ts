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
