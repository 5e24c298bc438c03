import * as v from 'valibot';
import { intervalSchema } from './interval';
import { rowNumberSchema } from './rows';

/** One equal-mass bin of the reliability diagram (Naeini et al. 2015). */
export const reliabilityBinSchema = v.object({
  /** Mean stated probability of the predicted class, 0-1. */
  confidence: v.number(),
  /** Share right, with Wilson's interval. */
  accuracy: intervalSchema,
  rows: v.number(),
});

/** How a label fares; null where there are no such rows. */
export const labelFiguresSchema = v.object({
  /** Share of the label's rows that were called so. */
  recall: v.nullable(intervalSchema),
  /** Share of the rows that were called so which are. */
  precision: v.nullable(intervalSchema),
});
export type LabelFigures = v.InferOutput<typeof labelFiguresSchema>;

/** What the saved choice does on held-out labeled rows of the target. */
export const failuresSchema = v.object({
  rows: v.number(),
  labels: v.array(v.string()),
  /** Counts: confusion[label][prediction]. */
  confusion: v.array(v.array(v.number())),
  reliability: v.object({
    bins: v.array(reliabilityBinSchema),
    ece: v.number(),
    /** What perfect calibration itself would show at this number of rows. */
    expectedEce: v.number(),
    /** Where 95 % of perfectly calibrated draws fall. */
    chanceEce: v.optional(v.tuple([v.number(), v.number()])),
  }),
  /** By label; empty where absent. */
  byLabel: v.fallback(v.array(labelFiguresSchema), []),
  /** Wrong rows, the most confident first: the surest ones of each cell, and those that slices show. */
  mistakes: v.array(
    v.object({ row: rowNumberSchema, label: v.number(), predicted: v.number(), probability: v.number() }),
  ),
});
export type Failures = v.InferOutput<typeof failuresSchema>;

export const sliceKinds = ['length', 'topic', 'source-distance', 'label'] as const;

/** A part of the labeled target rows, never of under 20. */
export const sliceSchema = v.object({
  kind: v.picklist(sliceKinds),
  /** `length` (words) and `source-distance`: the part's range; else absent. */
  from: v.optional(v.number()),
  to: v.optional(v.number()),
  /** They are quantiles: the how manieth of how many, base 1. */
  part: v.optional(v.number()),
  of: v.optional(v.number()),
  /** `topic`: its typical words; `label`: the label. */
  words: v.optional(v.array(v.string())),
  rows: v.number(),
  accuracy: intervalSchema,
  /** Below the accuracy of all rows, with its interval widened for the number of slices (Bonferroni). */
  surelyWorse: v.optional(v.boolean(), false),
  /** Wrong rows of it, the most confident first. */
  examples: v.array(rowNumberSchema),
});
export type Slice = v.InferOutput<typeof sliceSchema>;
