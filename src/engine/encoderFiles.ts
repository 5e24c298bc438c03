import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import { UserError } from '../protocol/userError';

/** Paths inside an encoder folder, as the hub lays them out; `/` on every platform. */
export const encoderPaths = {
  config: 'config.json',
  tokenizer: 'tokenizer.json',
  tokenizerConfig: 'tokenizer_config.json',
  quantized: 'onnx/model_quantized.onnx',
  full: 'onnx/model.onnx',
  ours: 'transfer-lens.json',
  pooling: '1_Pooling/config.json',
  sentence: 'sentence_bert_config.json',
} as const;

export type EncoderDtype = 'q8' | 'fp32';

/** Files that a vector depends on, by relative path. Throws UserError naming the one that is missing. */
export function encoderFiles(folder: string, asked?: EncoderDtype): { dtype: EncoderDtype; files: string[] } {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UserError('error.encoderMissing', { folder });
  }
  const dtype = asked ?? (has(folder, encoderPaths.quantized) ? 'q8' : 'fp32');
  const model = dtype === 'q8' ? encoderPaths.quantized : encoderPaths.full;
  const needed = [encoderPaths.config, model, encoderPaths.tokenizer, encoderPaths.tokenizerConfig];
  const missing = needed.find((file) => !has(folder, file));
  if (missing !== undefined) throw new UserError('error.encoderFileMissing', { folder, file: missing });
  const weights = `${model}_data`; // weights beyond protobuf's 2 GB lie beside the graph
  return { dtype, files: has(folder, weights) ? [...needed, weights] : needed };
}

/** Changes whenever a file of the encoder does; cheap. */
export async function filesSignature(folder: string): Promise<string> {
  const files = Object.values(encoderPaths).map((file) => path.join(folder, file));
  const stats = await Promise.all(files.map((file) => stat(file).catch(() => null)));
  return stats.map((found) => (found ? `${found.size}@${found.mtimeMs}` : '-')).join(' ');
}

/** sha-256 of each file, hex, by relative path. */
export async function fileHashes(folder: string, files: readonly string[]): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const file of files) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(path.join(folder, file)), hash);
    hashes.set(file, hash.digest('hex'));
  }
  return hashes;
}

/** One hash over several files: that of the listing `sha256sum` would print for them, sorted by path. */
export function combinedHash(hashes: ReadonlyMap<string, string>): string {
  const lines = [...hashes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, hash]) => `${hash}  ${file}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}

/** A JSON file of the folder, checked; null when it does not exist. */
export async function readEncoderJson<S extends v.GenericSchema>(
  folder: string,
  file: string,
  schema: S,
): Promise<v.InferOutput<S> | null> {
  if (!has(folder, file)) return null;
  try {
    return v.parse(schema, JSON.parse(await readFile(path.join(folder, file), 'utf8')));
  } catch (error) {
    const detail = `${file}: ${error instanceof Error ? error.message : String(error)}`;
    throw new UserError('error.encoderBroken', { folder, detail });
  }
}

const has = (folder: string, file: string): boolean => existsSync(path.join(folder, file));
