import * as v from 'valibot';

/** Which encoder to load: the one shipped in models/, a folder in the hub's layout, or a hub id. */
export const encoderReferenceSchema = v.variant('kind', [
  v.object({ kind: v.literal('embedded') }),
  v.object({ kind: v.literal('folder'), path: v.string() }),
  /** Only with the user's permission for the network. */
  v.object({ kind: v.literal('hub'), id: v.string() }),
]);
export type EncoderReference = v.InferOutput<typeof encoderReferenceSchema>;

/** How token vectors become one text vector. `mean+cls` is [mean ; CLS], each half L2-normalised. */
export const poolingSchema = v.picklist(['mean', 'cls', 'mean+cls']);
export type Pooling = v.InferOutput<typeof poolingSchema>;

/** What identifies an encoder's vectors: two equal descriptions give the same vector for a text. */
export const encoderDescriptionSchema = v.object({
  id: v.string(),
  /** sha-256 over model and tokenizer files, hex. */
  hash: v.string(),
  dtype: v.string(),
  dim: v.number(),
  pooling: poolingSchema,
  normalize: v.boolean(),
  /** Special tokens included. Longer texts keep their first and last halves. */
  maxTokens: v.number(),
});
export type EncoderDescription = v.InferOutput<typeof encoderDescriptionSchema>;
