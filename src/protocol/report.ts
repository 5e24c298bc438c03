import * as v from 'valibot';
import { measureSchema, readingSchema, referencePairSchema } from './distances';
import type { Measure } from './distances';
import { encoderDescriptionSchema } from './encoder';
import { formSchema } from './form';
import { intervalSchema } from './interval';
import { failuresSchema, sliceSchema } from './failures';
import { mapSchema } from './map';
import type { Message } from './message';
import { asMessage } from './message';
import { readOptionsSchema } from './readOptions';
import { exampleRowsSchema, rowTextsSchema } from './rows';
import { similaritySchema } from './similarity';
import { topicsSchema } from './topics';

export { measureNames, measureSchema, referencePairSchema } from './distances';
export type { Measure, MeasureName, ReferencePair } from './distances';

/** Raised when a reader of the old shape would misread the new one. docs/report-format.md describes it. */
export const reportSchemaVersion = 1;

export const domainSchema = v.object({
  name: v.string(),
  /** Rows with a text. */
  rows: v.number(),
  unlabeled: v.number(),
  skipped: v.number(),
  /** Rows whose label was left out on purpose, such as the middle of a scale. */
  leftOut: v.optional(v.number()),
  /** Label -> count. */
  labels: v.record(v.string(), v.number()),
  /** Share of texts that were longer than the encoder reads, 0-1. */
  shortened: v.number(),
  /** The table's place, relative to the report's folder, with `/`; only in a report that was written to a file. */
  file: v.optional(v.string()),
  /** sha-256 of the table's bytes, hex: row numbers hold while the file still has it. Absent for the built-in domain. */
  hash: v.optional(v.string()),
  textColumn: v.optional(v.string()),
  labelColumn: v.optional(v.string()),
  /** How the table was to be read, beside its columns, where a person has said so. */
  read: v.optional(v.omit(readOptionsSchema, ['textColumn', 'labelColumn'])),
  /** Rows of the file, where only a part of them was drawn. */
  drawnFrom: v.optional(v.number()),
});
export type Domain = v.InferOutput<typeof domainSchema>;

/** docs/how-the-numbers-are-computed.md tells what each does. */
export const strategyNames = [
  'target-only',
  'source-only',
  'prior-corrected',
  'centred',
  'self-training',
  'pooled',
  'weighted',
  'anchored',
  'coral',
  'subspace-alignment',
  'importance-weighting',
  'kernel-mean-matching',
] as const;
export type StrategyName = (typeof strategyNames)[number];

export const strategySchema = v.object({
  name: v.picklist(strategyNames),
  accuracy: intervalSchema,
  macroF1: intervalSchema,
  /** Accuracy (macro F1, see `selectedBy`) minus target-only's on the same folds; null for target-only itself. */
  difference: v.nullable(intervalSchema),
  /** Accuracy minus source-only's on the same folds; null for source-only itself, and without a usable source. */
  differenceToSource: v.optional(v.nullable(intervalSchema), null),
  /** The lexical channel (a TF-IDF head on the target's labeled rows) speaks beside the vectors. */
  lexical: v.optional(v.boolean(), false),
});
export type Strategy = v.InferOutput<typeof strategySchema>;

export const transferVerdicts = ['helpful', 'harmless', 'negative', 'undecided'] as const;
export type TransferVerdict = (typeof transferVerdicts)[number];
export const conditionNames = ['similar-tasks', 'near-distributions', 'suitable-model'] as const;
export type ConditionName = (typeof conditionNames)[number];
export const conditionStates = ['met', 'in-doubt', 'not-met', 'not-known'] as const;
export type ConditionState = (typeof conditionStates)[number];
export const nextActions = [
  'try-model',
  'fine-tune',
  'label-rows',
  'train-without-source',
  'find-source',
  'match-labels',
] as const;
export type NextAction = (typeof nextActions)[number];

const lastingMessage = v.custom<Message>((value) => asMessage(value) !== null);

function known<Output>(schema: v.GenericSchema<unknown, Output>, value: unknown): Output | null {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : null;
}

/** One of the three conditions under which transfer works, with its evidence in one sentence. */
export const conditionSchema = v.object({
  name: v.picklist(conditionNames),
  state: v.picklist(conditionStates),
  evidence: lastingMessage,
});
export type Condition = v.InferOutput<typeof conditionSchema>;

export const nextStepSchema = v.object({
  action: v.picklist(nextActions),
  /** How many rows to label; only with `label-rows`. */
  rows: v.optional(v.number()),
  /** Why, and what it is expected to bring. */
  reason: lastingMessage,
});
export type NextStep = v.InferOutput<typeof nextStepSchema>;

export const verdictSchema = v.object({
  /** null where it cannot be told: no target labels, or a source that is of no use to them. */
  transfer: v.nullable(v.picklist(transferVerdicts)),
  /** The strategy that uses the source and has the best score. */
  strategy: v.nullable(v.picklist(strategyNames)),
  /** Of the best use of the source, chosen inside the folds, to target-only. */
  difference: v.nullable(intervalSchema),
  /** Pooled's own difference to target-only. */
  pooledDifference: v.nullable(intervalSchema),
  /** One whose sentence a later version added is left out rather than the whole report refused. */
  conditions: v.pipe(
    v.array(v.unknown()),
    v.transform((found): Condition[] => found.flatMap((each) => known(conditionSchema, each) ?? [])),
  ),
  /** null when a later version knows a step that this one does not. */
  nextStep: v.fallback(v.nullable(nextStepSchema), null),
});
export type Verdict = v.InferOutput<typeof verdictSchema>;

export const estimateMethods = ['atc', 'doc', 'calibrated-confidence'] as const;
export type EstimateMethod = (typeof estimateMethods)[number];

/** Accuracy on the target, estimated without a target label. `low` to `high` holds the truth 9 times in 10. */
export const estimatedAccuracySchema = v.object({
  /** Whose accuracy: the label-free strategy that is saved, or would be, without target labels. */
  strategy: v.picklist(strategyNames),
  mean: v.number(),
  low: v.number(),
  high: v.number(),
  methods: v.array(v.object({ name: v.picklist(estimateMethods), value: v.number() })),
  /** Target rows that it rests on. */
  rows: v.number(),
  /** Label -> estimated share among the target's rows, by expectation maximisation (Saerens et al. 2002). */
  shares: v.record(v.string(), v.number()),
});
export type EstimatedAccuracy = v.InferOutput<typeof estimatedAccuracySchema>;

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
  /** Up to three rows of either side that hold the word; a side without a table has none. */
  examples: v.optional(exampleRowsSchema),
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
  /** What strategies are chosen and compared by: macro F1 where one label holds over 80 % of the labeled rows. */
  selectedBy: v.optional(v.picklist(['accuracy', 'macroF1']), 'accuracy'),
  /** The user named the strategy; else it was chosen by its cross-validated score. */
  pinned: v.optional(v.boolean(), false),
  /** Does the source help, and why; null without a source, and in reports of before it was written down. */
  verdict: v.optional(v.nullable(verdictSchema), null),
  /** null without a source whose labels can be used. Stands beside the measured figures where there are labels. */
  estimatedAccuracy: v.optional(v.nullable(estimatedAccuracySchema), null),
  /** Accuracy of the source's own model on unseen rows of the source; null where it is not known. */
  sourceAtHome: v.optional(v.nullable(intervalSchema), null),
  /** Nested cross-validation of "choose, then fit": what the saved model may be expected to do. */
  honest: v.nullable(
    v.object({ accuracy: intervalSchema, macroF1: intervalSchema, ece: v.number(), rows: v.number() }),
  ),
  shift: v.object({
    measures: v.pipe(
      v.array(v.unknown()),
      v.transform((found): Measure[] => found.flatMap((each) => known(measureSchema, each) ?? [])),
    ),
    references: v.optional(v.array(referencePairSchema)),
    /** How to read them next to the references; absent without. */
    reading: v.fallback(v.optional(readingSchema), undefined),
  }),
  words: v.object({
    distinctive: v.array(distinctiveWordSchema),
    polarityFlips: v.array(wordAssociationSchema),
    pivots: v.array(wordAssociationSchema),
  }),
  /** How the two sides are written, and their label shares; null without a source, and where absent. */
  form: v.fallback(v.nullable(formSchema), null),
  /** How alike tasks and encoders are; null where nothing could be compared, and where absent. */
  similarity: v.fallback(v.nullable(similaritySchema), null),
  /** Where the saved model fails, on held-out labeled rows; null without, and where absent. */
  failures: v.fallback(v.nullable(failuresSchema), null),
  /** Parts of the target, the worst first. */
  slices: v.fallback(v.array(sliceSchema), []),
  /** What the texts are about on both sides; null where absent. */
  topics: v.fallback(v.nullable(topicsSchema), null),
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
  /** Texts by side and row, only when asked for. */
  texts: v.optional(rowTextsSchema),
  /** Bulky, so it stands last: every row as a point. null where absent. */
  map: v.fallback(v.nullable(mapSchema), null),
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
