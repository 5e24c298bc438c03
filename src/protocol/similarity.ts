import * as v from 'valibot';

/** How well the source's classes foretell the target's labels, and the vectors them. */
export const taskSimilaritySchema = v.object({
  /** Labeled target rows it rests on. */
  rows: v.number(),
  /** Log expected empirical prediction (Nguyen et al. 2020), nats; null without a source head. */
  leep: v.nullable(v.number()),
  /** Negative conditional entropy (Tran et al. 2019), nats; null without a source head. */
  nce: v.nullable(v.number()),
  /** H-score (Bao et al. 2019). */
  hScore: v.number(),
  /** Log maximum evidence (You et al. 2021), per row. */
  logMe: v.number(),
  /** shares[source class][target label]: of the rows of a target label, the share that the source's head calls so. */
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
  name: v.string(),
  /** Linear centred kernel alignment (Kornblith et al. 2019), 0-1. */
  cka: v.number(),
  /** Spearman correlation of the dissimilarity matrices (Kriegeskorte et al. 2008; Dwivedi & Roig 2019). */
  rsa: v.number(),
});
export type Representation = v.InferOutput<typeof representationSchema>;

export const encoderSimilaritySchema = v.object({
  rows: v.number(),
  /** The other encoder's id; null: layers of the same encoder against its last. */
  other: v.nullable(v.string()),
  layers: v.array(representationSchema),
});
export type EncoderSimilarity = v.InferOutput<typeof encoderSimilaritySchema>;

export const similaritySchema = v.object({
  tasks: v.fallback(v.nullable(taskSimilaritySchema), null),
  /** The encoder's own layers, and another encoder where one was named. */
  encoders: v.fallback(v.array(encoderSimilaritySchema), []),
});
export type Similarity = v.InferOutput<typeof similaritySchema>;
