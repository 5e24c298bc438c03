import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { Head } from '../core/learn/head';
import type { ModelManifest } from '../protocol/model';
import { modelFiles, modelManifestSchema, modelSchemaVersion } from '../protocol/model';
import type { Strategy } from '../protocol/report';
import { UserError } from '../protocol/userError';
import type { Staged } from './atomicWrite';
import { stageFolder } from './atomicWrite';
import { decodeHead, encodeHead } from './headFile';
import { modelCard } from './modelCard';

export interface SavedModel {
  manifest: ModelManifest;
  head: Head;
}

/** `headSha256` of the manifest is filled in when the head's bytes are known. */
export interface NewModel extends SavedModel {
  /** For the card. */
  strategies: readonly Strategy[];
}

/** Stages the model's folder and completes its manifest. */
export function stageModel(folder: string, model: NewModel, overwrite: boolean): Promise<Staged> {
  const { manifest, head } = model;
  const bytes = encodeHead(head);
  manifest.headSha256 = sha256(bytes);
  const files = {
    [modelFiles.manifest]: JSON.stringify(manifest, null, 2) + '\n',
    [modelFiles.head]: bytes,
    [modelFiles.card]: modelCard(manifest, model.strategies),
  };
  return stageFolder(folder, files, { overwrite });
}

/** Throws UserError naming the file that is missing or damaged. */
export async function loadModel(folder: string): Promise<SavedModel> {
  const manifest = parseManifest(await readPart(folder, modelFiles.manifest), folder);
  const bytes = await readPart(folder, modelFiles.head);
  if (sha256(bytes) !== manifest.headSha256)
    throw broken(folder, modelFiles.head, 'its checksum is not the one in model.json');
  return { manifest, head: parseHead(bytes, manifest, folder) };
}

function parseHead(bytes: Uint8Array, manifest: ModelManifest, folder: string): Head {
  try {
    return decodeHead(bytes, manifest);
  } catch (error) {
    throw broken(folder, modelFiles.head, error instanceof Error ? error.message : String(error));
  }
}

async function readPart(folder: string, file: string): Promise<Buffer> {
  try {
    return await readFile(path.join(folder, file));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    const missing = file === modelFiles.manifest && (code === 'ENOENT' || code === 'ENOTDIR');
    throw missing ? new UserError('error.modelMissing', { folder, file }) : broken(folder, file, code);
  }
}

function parseManifest(bytes: Buffer, folder: string): ModelManifest {
  const value = parseJson(bytes, folder);
  const schema = (value as { schema?: unknown } | null)?.schema;
  if (typeof schema === 'number' && schema > modelSchemaVersion)
    throw new UserError('error.modelNewer', { folder, schema });
  const parsed = v.safeParse(modelManifestSchema, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw broken(folder, modelFiles.manifest, `${v.getDotPath(issue) ?? 'model.json'}: ${issue.message}`);
}

function parseJson(bytes: Buffer, folder: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch (error) {
    throw broken(folder, modelFiles.manifest, error instanceof Error ? error.message : 'no JSON');
  }
}

function broken(folder: string, file: string, detail: string): UserError {
  return new UserError('error.modelBroken', { folder, file, detail });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
