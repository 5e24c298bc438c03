import * as v from 'valibot';
import { exampleRowsSchema, rowNumberSchema, sideSchema } from './rows';

/** Texts that lie together. */
export const topicSchema = v.object({
  /** The most typical first. */
  words: v.array(v.string()),
  /** Rows of either side. */
  source: v.number(),
  target: v.number(),
  /** The side that alone holds it, beyond chance; null: both. */
  onlyIn: v.nullable(sideSchema),
  /** The nearest to its centre. */
  examples: exampleRowsSchema,
});
export type Topic = v.InferOutput<typeof topicSchema>;

export const topicsSchema = v.object({
  topics: v.array(topicSchema),
  /** Index of the one that is named where one has room (core/topics/leadingTopic.ts); absent where it would have no words. */
  leading: v.fallback(v.optional(v.number()), undefined),
  /** Rows unlike all others, the most unlike first. `distance`: to its nearest neighbours, in multiples of the median row's. */
  outliers: v.array(v.object({ side: sideSchema, row: rowNumberSchema, distance: v.number() })),
});
export type Topics = v.InferOutput<typeof topicsSchema>;
