import * as v from 'valibot';
import { encoderDescriptionSchema } from './encoder';
import { intervalSchema } from './interval';
import type { Message } from './message';
import { asMessage } from './message';

/** Raised when a reader of the old shape would misread the new one. docs/report-format.md describes it. */
export const reportSchemaVersion = 1;

export const domainSchema = v.object({
  name: v.string(),
  /** Rows with a text. */
  rows: v.number(),
  unlabeled: v.number(),
  skipped: v.number(),
  /** Label -> count. */
  labels: v.record(v.string(), v.number()),
  /** Share of texts that were longer than the encoder reads, 0-1. */
  shortened: v.number(),
});
export type Domain = v.InferOutput<typeof domainSchema>;

export const strategyNames = ['source-only', 'target-only', 'pooled'] as const;
export type StrategyName = (typeof strategyNames)[number];

export const strategySchema = v.object({
  name: v.picklist(strategyNames),
  accuracy: intervalSchema,
  macroF1: intervalSchema,
  /** Accuracy minus target-only's on the same folds; null for target-only itself. */
  difference: v.nullable(intervalSchema),
});
export type Strategy = v.InferOutput<typeof strategySchema>;

export const measureNames = ['proxy-a-distance', 'mmd', 'coral'] as const;
export type MeasureName = (typeof measureNames)[number];

export const measureSchema = v.object({
  name: v.picklist(measureNames),
  value: v.number(),
  /** Where 95 % of random same-domain halves fall. */
  nullBand: v.tuple([v.number(), v.number()]),
  /** Of the two-sample test that belongs to the measure; null where it has none. */
  p: v.nullable(v.number()),
  /** Rows per side that it was computed on. */
  rows: v.number(),
});
export type Measure = v.InferOutput<typeof measureSchema>;

export const distinctiveWordSchema = v.object({
  word: v.string(),
  side: v.picklist(['source', 'target']),
  /** Log-odds z-score, informative Dirichlet prior (Monroe et al. 2008). Positive for its own side. */
  z: v.number(),
  /** Documents that hold the word. */
  sourceCount: v.number(),
  targetCount: v.number(),
});
export type DistinctiveWord = v.InferOutput<typeof distinctiveWordSchema>;

/** A word's association with the positive (second) label in each domain: log-odds with interval. */
export const wordAssociationSchema = v.object({
  word: v.string(),
  source: intervalSchema,
  target: intervalSchema,
  sourceCount: v.number(),
  targetCount: v.number(),
});
export type WordAssociation = v.InferOutput<typeof wordAssociationSchema>;

/** One value that feeds the panel, the JSON file, the HTML file and the terminal. */
export const reportSchema = v.object({
  schema: v.literal(reportSchemaVersion),
  kind: v.picklist(['fine-tune', 'compare']),
  created: v.string(),
  producedBy: v.string(),
  seed: v.number(),
  source: v.nullable(domainSchema),
  target: domainSchema,
  encoder: encoderDescriptionSchema,
  /** Empty when the target has no labels, or too few. */
  strategies: v.array(strategySchema),
  /** The strategy that was saved (fine-tune) or would be (compare); null without strategies. */
  chosen: v.nullable(v.picklist(strategyNames)),
  /** Nested cross-validation of "choose, then fit": what the saved model may be expected to do. */
  honest: v.nullable(
    v.object({ accuracy: intervalSchema, macroF1: intervalSchema, ece: v.number(), rows: v.number() }),
  ),
  shift: v.object({ measures: v.array(measureSchema) }),
  words: v.object({
    distinctive: v.array(distinctiveWordSchema),
    polarityFlips: v.array(wordAssociationSchema),
    pivots: v.array(wordAssociationSchema),
  }),
  /**
   * The answer first, then remarks (why a part is missing, what was shortened …). A sentence that a later
   * version added is left out rather than the whole report refused.
   */
  summary: v.pipe(
    v.array(v.unknown()),
    v.transform((sentences): Message[] => sentences.map(asMessage).filter((message) => message !== null)),
  ),
  seconds: v.object({
    read: v.number(),
    embed: v.number(),
    fit: v.number(),
    shift: v.number(),
    total: v.number(),
  }),
});
export type Report = v.InferOutput<typeof reportSchema>;

const versioned = v.object({ schema: v.number() });

/** A report, or why it is none: the schema of a later version, or the place that does not fit. */
export type ReadReport =
  | { kind: 'report'; report: Report }
  | { kind: 'newer'; schema: number }
  | { kind: 'invalid'; place: string; detail: string };

export function readReport(value: unknown): ReadReport {
  const version = v.safeParse(versioned, value);
  if (version.success && version.output.schema > reportSchemaVersion) {
    return { kind: 'newer', schema: version.output.schema };
  }
  const parsed = v.safeParse(reportSchema, value);
  if (parsed.success) return { kind: 'report', report: parsed.output };
  const [issue] = parsed.issues;
  return { kind: 'invalid', place: v.getDotPath(issue) ?? '', detail: issue.message };
}
