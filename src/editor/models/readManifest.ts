import * as v from 'valibot';
import type { Message } from '../../protocol/message';
import type { ModelManifest } from '../../protocol/model';
import { modelFiles, modelManifestSchema, modelSchemaVersion } from '../../protocol/model';

export type ReadModel = { manifest: ModelManifest } | { problem: Message };

function newerSchema(value: unknown): number | undefined {
  const schema = (value as { schema?: unknown } | null)?.schema;
  return typeof schema === 'number' && schema > modelSchemaVersion ? schema : undefined;
}

const unreadable = (folder: string, detail: string): ReadModel => ({
  problem: { key: 'editor.error.manifestUnreadable', args: { file: modelFiles.manifest, folder, detail } },
});

/** Understands model.json, or says what is wrong with it and what to do. `folder` is named in the message. */
export function readManifest(text: string, folder: string): ReadModel {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return unreadable(folder, (error as Error).message);
  }
  const schema = newerSchema(value);
  if (schema !== undefined) return { problem: { key: 'editor.error.manifestNewer', args: { schema } } };
  const parsed = v.safeParse(modelManifestSchema, value);
  if (parsed.success) return { manifest: parsed.output };
  const [issue] = parsed.issues;
  return unreadable(folder, `${v.getDotPath(issue) ?? 'model.json'}: ${issue.message}`);
}

/** The manifest with another name; fields this version doesn't know stay as they are. */
export function renamedManifest(text: string, name: string): string {
  return `${JSON.stringify({ ...(JSON.parse(text) as object), name }, null, 2)}\n`;
}
