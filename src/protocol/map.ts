import * as v from 'valibot';

/**
 * Every row as a point. The columns are base64 of little-endian arrays with one element a point (mapPoints.ts
 * reads and writes them), so that a report stays readable in a text editor and in git.
 */
export const mapSchema = v.object({
  points: v.number(),
  /** Rows that there are; above `points`, a random part of each side is shown. */
  rows: v.number(),
  /** Share of the variance that either axis tells. */
  explained: v.tuple([v.number(), v.number()]),
  /** Smallest and largest value behind `columns.distance`, in units of the vectors; absent where not known. */
  distances: v.optional(v.tuple([v.number(), v.number()])),
  /** What `label` and `predicted` index. */
  labels: v.array(v.string()),
  columns: v.object({
    /** uint8: 0 source, 1 target. */
    side: v.string(),
    /** uint32: data row, base 1; 0 for a row without a table. */
    row: v.string(),
    /** float32 */
    x: v.string(),
    y: v.string(),
    /** uint8: 255 none. */
    label: v.string(),
    /** uint8: held-out where the row has a label, by the saved head where not; 255 none. */
    predicted: v.string(),
    /** uint8: calibrated probability of the prediction x 255; 0 where there is none. */
    confidence: v.string(),
    /** uint8: mean distance to the nearest source rows, 0-254 from the smallest to the largest; 255 none. */
    distance: v.string(),
    /** uint8: index into `topics.topics`; 255 none. */
    topic: v.string(),
  }),
});
export type MapData = v.InferOutput<typeof mapSchema>;
