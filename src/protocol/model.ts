import * as v from 'valibot';
import { encoderDescriptionSchema, encoderReferenceSchema } from './encoder';
import { intervalSchema } from './interval';

export const modelSchemaVersion = 1;
/** Names inside a model folder. */
export const modelFiles = { manifest: 'model.json', head: 'head.safetensors', card: 'README.md' } as const;
/** Places inside a workspace folder. */
export const workspacePlaces = {
  models: '.transfer-lens/models',
  reports: '.transfer-lens/reports',
} as const;
export const reportExtension = '.transfer-report.json';

/** The table a model was trained on, as far as it can be told again. */
export const trainingDataSchema = v.object({
  name: v.string(),
  /** Absent for the built-in movie domain. */
  path: v.optional(v.string()),
  /** sha-256 of the file's bytes, or of the built-in domain's vectors. */
  hash: v.string(),
  rows: v.number(),
  textColumn: v.optional(v.string()),
  labelColumn: v.optional(v.string()),
});
export type TrainingData = v.InferOutput<typeof trainingDataSchema>;

/** model.json. The head's tensors (`weight` labels x dim, `bias` labels) lie in head.safetensors. */
export const modelManifestSchema = v.object({
  schema: v.literal(modelSchemaVersion),
  name: v.string(),
  /** ISO 8601, UTC. */
  created: v.string(),
  producedBy: v.string(),
  encoder: encoderDescriptionSchema,
  encoderReference: encoderReferenceSchema,
  labels: v.array(v.string()),
  strategy: v.string(),
  /** The user named the strategy; absent in models of before there was a choice. */
  pinned: v.optional(v.boolean()),
  seed: v.number(),
  /** Penalty of the saved head: scikit-learn's C. */
  c: v.number(),
  temperature: v.number(),
  target: trainingDataSchema,
  source: v.nullable(trainingDataSchema),
  /** Nested cross-validation on the target's labeled rows; null for a target without labels. */
  figures: v.nullable(
    v.object({ accuracy: intervalSchema, macroF1: intervalSchema, ece: v.number(), rows: v.number() }),
  ),
  /** Accuracy on the target estimated without labels: all there is to say where `figures` is null. */
  estimated: v.optional(v.object({ mean: v.number(), low: v.number(), high: v.number() })),
  /** The head's lexical channel, when it has one: its tensors lie beside the weight in head.safetensors. */
  lexical: v.optional(v.object({ features: v.number() })),
  headSha256: v.string(),
});
export type ModelManifest = v.InferOutput<typeof modelManifestSchema>;
