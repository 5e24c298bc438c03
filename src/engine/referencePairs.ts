import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { ReferencePair } from '../protocol/distances';
import { referencePairSchema } from '../protocol/distances';
import type { EncoderDescription } from '../protocol/encoder';
import { modelsFolder } from './places';

/** models/reference-pairs.json, written by `npm run bench:references`: values only, no texts. */
export const referencesSchema = v.object({
  schema: v.literal(1),
  /** Distances of other vectors are on another scale. */
  encoder: v.object({ hash: v.string(), maxTokens: v.number() }),
  /** Rows per side that they were measured on. */
  rows: v.number(),
  pairs: v.array(referencePairSchema),
});
export type References = v.InferOutput<typeof referencesSchema>;

export const referencesFile = (models: string = modelsFolder()): string =>
  path.join(models, 'reference-pairs.json');

/**
 * Known pairs of domains, measured with just this encoder; none for another encoder, and where the file is missing
 * or damaged: distances can be shown without.
 */
export async function referencePairs(
  encoder: Pick<EncoderDescription, 'hash' | 'maxTokens'>,
  models?: string,
): Promise<ReferencePair[]> {
  const found = await readReferences(referencesFile(models));
  if (found?.encoder.hash !== encoder.hash || found.encoder.maxTokens !== encoder.maxTokens) return [];
  return found.pairs;
}

async function readReferences(file: string): Promise<References | null> {
  try {
    return v.parse(referencesSchema, JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}
