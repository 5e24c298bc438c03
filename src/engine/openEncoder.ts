import path from 'node:path';
import type { Steps } from '../core/steps';
import { uninterrupted } from '../core/steps';
import type { EmbedOptions } from '../protocol/calls';
import type { EncoderDescription } from '../protocol/encoder';
import { UserError } from '../protocol/userError';
import { VectorCache } from './cache/vectorCache';
import { CachedEncoder } from './cachedEncoder';
import { describeEncoder } from './encoderDescription';
import { encoderFiles, filesSignature } from './encoderFiles';
import { EncoderPool } from './encoderPool';
import type { Encoder } from './encoderPool';
import { cacheFolder, modelsFolder } from './places';

/** The setting that allows a download; a test compares it with package.json. */
export const networkSetting = 'transferLens.allowNetwork';

interface OpenEncoder {
  encoder: Encoder;
  description: EncoderDescription;
}

/** Encoders kept open between calls, the one used last at the end. */
const open = new Map<string, Promise<OpenEncoder>>();
/** Each holds its sessions in memory. */
const mostOpen = 2;

/**
 * Opens the encoder that the options name, with the vector cache before it. Encoders stay open across calls
 * and belong to this module: callers do not dispose them. Throws UserError for anything about the files.
 */
export async function openEncoder(options: EmbedOptions, steps: Steps = uninterrupted): Promise<Encoder> {
  await steps.step(0, 1);
  const { folder, name } = await encoderFolder(options);
  const key = JSON.stringify([folder, await filesSignature(folder), options]);
  const opening = open.get(key) ?? openFresh(folder, name, options);
  open.delete(key);
  open.set(key, opening);
  opening.catch(() => open.delete(key));
  await closeOldest();
  const { encoder } = await opening;
  await steps.step(1, 1);
  return encoder;
}

/** Ends every open encoder's threads (tests; the engine process is simply killed). */
export async function closeEncoders(): Promise<void> {
  const opened = [...open.values()];
  open.clear();
  await Promise.allSettled(opened.map(async (opening) => (await opening).encoder.dispose()));
}

async function openFresh(
  folder: string,
  name: string | undefined,
  options: EmbedOptions,
): Promise<OpenEncoder> {
  const description = await describeEncoder(folder, options.maxTokens, name);
  const pool = new EncoderPool(folder, description, options.threads);
  const cache = new VectorCache(cacheFolder(options.cacheFolder), description);
  return { encoder: new CachedEncoder(pool, cache), description };
}

async function closeOldest(): Promise<void> {
  while (open.size > mostOpen) {
    const [key, opening] = open.entries().next().value!;
    open.delete(key);
    void opening.then(({ encoder }) => encoder.dispose()).catch(() => undefined);
  }
}

/** Where the encoder's files lie; a hub encoder is downloaded first. Throws UserError. */
export async function encoderFolder(options: EmbedOptions): Promise<{ folder: string; name?: string }> {
  const { encoder } = options;
  if (encoder.kind === 'embedded') return { folder: path.join(modelsFolder(), 'encoder') };
  if (encoder.kind === 'folder') return { folder: path.resolve(encoder.path) };
  return { folder: await hubFolder(encoder.id, options), name: encoder.id };
}

/** A hub encoder is downloaded once, by Transformers.js, and then is a folder like any other. */
async function hubFolder(id: string, options: EmbedOptions): Promise<string> {
  if (!options.allowNetwork) throw new UserError('error.encoderNetwork', { id, setting: networkSetting });
  if (!/^[\w.-]+(\/[\w.-]+)?$/.test(id) || id.includes('..')) throw new UserError('error.encoderId', { id });
  const downloads = path.join(cacheFolder(options.cacheFolder), 'encoders');
  const folder = path.join(downloads, ...id.split('/'));
  if (isComplete(folder)) return folder;
  try {
    const { downloadEncoder } = await import('./encoder');
    await downloadEncoder(id, downloads);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new UserError('error.encoderDownload', { id, detail });
  }
  return folder;
}

function isComplete(folder: string): boolean {
  try {
    encoderFiles(folder);
    return true;
  } catch {
    return false;
  }
}
