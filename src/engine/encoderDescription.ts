import * as v from 'valibot';
import path from 'node:path';
import type { EncoderDescription, Pooling } from '../protocol/encoder';
import { poolingSchema } from '../protocol/encoder';
import { UserError } from '../protocol/userError';
import { combinedHash, encoderFiles, encoderPaths, fileHashes, readEncoderJson } from './encoderFiles';
import { pooledDim } from './pooling';

/** Longer windows are slower more than they are better (guide 1); an option may ask for more. */
export const defaultMaxTokens = 256;
/** Special tokens and a few words: less tells nothing about a text. */
const leastTokens = 8;

/** transfer-lens.json: what the hub's layout does not say. */
const oursSchema = v.object({
  schema: v.literal(1),
  id: v.string(),
  pooling: poolingSchema,
  normalize: v.boolean(),
  dim: v.number(),
  maxTokens: v.number(),
  dtype: v.picklist(['q8', 'fp32']),
  sha256: v.optional(v.record(v.string(), v.string()), {}),
});
type Ours = v.InferOutput<typeof oursSchema>;

const configSchema = v.object({
  model_type: v.optional(v.string(), ''),
  hidden_size: v.optional(v.number()),
  dim: v.optional(v.number()), // DistilBERT's name for it
  d_model: v.optional(v.number()), // T5's and XLNet's
  max_position_embeddings: v.optional(v.nullable(v.number())),
});
type Config = v.InferOutput<typeof configSchema>;

const poolingConfigSchema = v.object({
  pooling_mode_cls_token: v.optional(v.boolean(), false),
  pooling_mode_mean_tokens: v.optional(v.boolean(), false),
});
const sentenceConfigSchema = v.object({ max_seq_length: v.optional(v.nullable(v.number())) });
const tokenizerConfigSchema = v.object({ model_max_length: v.optional(v.nullable(v.number())) });

/**
 * Reads what identifies the vectors of the encoder in `folder`, and checks its files.
 * @param maxTokens the user's limit; 0 = the encoder's own, at most 256
 * @param name shown for an encoder that does not name itself
 */
export async function describeEncoder(
  folder: string,
  maxTokens: number,
  name = path.basename(folder),
): Promise<EncoderDescription> {
  const ours = await readEncoderJson(folder, encoderPaths.ours, oursSchema);
  const { dtype, files } = encoderFiles(folder, ours?.dtype);
  const config = (await readEncoderJson(folder, encoderPaths.config, configSchema))!;
  const hashes = await fileHashes(folder, files);
  if (ours) checkHashes(folder, ours, hashes);
  const pooling = ours?.pooling ?? (await declaredPooling(folder));
  const limit = ours?.maxTokens ?? (await declaredMaxTokens(folder));
  return {
    id: ours?.id ?? name,
    hash: combinedHash(hashes),
    dtype,
    dim: ours?.dim ?? pooledDim(pooling, hiddenSize(folder, config)),
    pooling,
    normalize: ours?.normalize ?? true,
    maxTokens: usedTokens(Math.min(limit, positions(config)), maxTokens),
  };
}

function checkHashes(folder: string, ours: Ours, hashes: ReadonlyMap<string, string>): void {
  for (const [file, hash] of hashes) {
    const declared = ours.sha256[file];
    if (declared !== undefined && declared !== hash) {
      throw new UserError('error.encoderDamaged', { folder, file });
    }
  }
}

async function declaredPooling(folder: string): Promise<Pooling> {
  const declared = await readEncoderJson(folder, encoderPaths.pooling, poolingConfigSchema);
  return declared?.pooling_mode_cls_token && !declared.pooling_mode_mean_tokens ? 'cls' : 'mean';
}

async function declaredMaxTokens(folder: string): Promise<number> {
  const sentence = await readEncoderJson(folder, encoderPaths.sentence, sentenceConfigSchema);
  if (sentence?.max_seq_length) return sentence.max_seq_length;
  const tokenizer = await readEncoderJson(folder, encoderPaths.tokenizerConfig, tokenizerConfigSchema);
  return tokenizer?.model_max_length ?? Infinity;
}

function hiddenSize(folder: string, config: Config): number {
  const hidden = config.hidden_size ?? config.dim ?? config.d_model;
  if (hidden !== undefined) return hidden;
  throw new UserError('error.encoderBroken', { folder, detail: 'config.json: no hidden_size' });
}

/** RoBERTa and its kin start counting positions after the padding token's id, 1. */
function positions({ model_type, max_position_embeddings }: Config): number {
  const positions = max_position_embeddings ?? Infinity;
  return /roberta|camembert|mpnet/.test(model_type) ? positions - 2 : positions;
}

function usedTokens(encoderLimit: number, asked: number): number {
  const wanted = asked > 0 ? Math.max(leastTokens, asked) : defaultMaxTokens;
  return Math.min(encoderLimit, wanted);
}
