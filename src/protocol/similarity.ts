import * as v from 'valibot';

/** How well the source's classes foretell the target's labels, and the vectors them. */
export const taskSimilaritySchema = v.object({
  /** Labeled target rows it rests on. */
  rows: v.number(),
  /** Log expected empirical prediction (Nguyen et al. 2020), nats, from `guessing` to 0; null without a source head. */
  leep: v.nullable(v.number()),
  /** Negative conditional entropy (Tran et al. 2019), nats, from `guessing` to 0; null without a source head. */
  nce: v.nullable(v.number()),
  /** Negative entropy of the labels, nats: what LEEP and NCE are where the source tells nothing. */
  guessing: v.number(),
  /** H-score with a shrunk covariance (Bao et al. 2019; Ibrahim et al. 2022), from 0 to the number of labels - 1. */
  hScore: v.number(),
  /** Its mean over shuffled labels. */
  hScoreByChance: v.number(),
  /** Log maximum evidence (You et al. 2021), per row. */
  logMe: v.number(),
  logMeByChance: v.number(),
  /** counts[source class][target label]: rows of a target label that the source's head calls so; null without one. */
  relation: v.nullable(
    v.object({
      source: v.array(v.string()),
      target: v.array(v.string()),
      counts: v.array(v.array(v.number())),
    }),
  ),
});
export type TaskSimilarity = v.InferOutput<typeof taskSimilaritySchema>;

/** How alike two representations of the same rows are. */
export const representationSchema = v.object({
  /** Base 1 from the bottom, 0 = the word embeddings; null = the text's vector. */
  layer: v.nullable(v.number()),
  /** Linear centred kernel alignment (Kornblith et al. 2019), unbiased: 0-1, by chance around 0. */
  cka: v.number(),
  /** Spearman correlation of the dissimilarity matrices (Kriegeskorte et al. 2008; Dwivedi & Roig 2019). */
  rsa: v.number(),
});
export type Representation = v.InferOutput<typeof representationSchema>;

/** What one encoder's vectors tell of the labels. */
export const encoderFitSchema = v.object({
  hScore: v.number(),
  hScoreByChance: v.number(),
  logMe: v.number(),
  logMeByChance: v.number(),
});
export type EncoderFit = v.InferOutput<typeof encoderFitSchema>;

export const encoderSimilaritySchema = v.object({
  /** Rows that CKA and RSA rest on. */
  rows: v.number(),
  /** The other encoder's id; null: layers of the same encoder against its last. */
  other: v.nullable(v.string()),
  layers: v.array(representationSchema),
  /** Which of the two suits the labels, on the same labeled rows; null for layers, and without labels. */
  fit: v.optional(
    v.nullable(v.object({ rows: v.number(), own: encoderFitSchema, other: encoderFitSchema })),
    null,
  ),
});
export type EncoderSimilarity = v.InferOutput<typeof encoderSimilaritySchema>;

export const similaritySchema = v.object({
  tasks: v.fallback(v.nullable(taskSimilaritySchema), null),
  /** The encoder's own layers, and another encoder where one was named. */
  encoders: v.fallback(v.array(encoderSimilaritySchema), []),
});
export type Similarity = v.InferOutput<typeof similaritySchema>;
