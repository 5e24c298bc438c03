import type * as vscode from 'vscode';
import type { ModelManifest } from '../../protocol/model';
import type { ReadModel } from './readManifest';

/** A model folder of the workspace. Its name is the folder's. */
export type ModelEntry = { name: string; uri: vscode.Uri; folder: vscode.WorkspaceFolder } & ReadModel;
export type UsableModel = ModelEntry & { manifest: ModelManifest };

export const isUsable = (entry: ModelEntry): entry is UsableModel => 'manifest' in entry;

/** Newest first; broken ones last, by name. */
export function byAge(a: ModelEntry, b: ModelEntry): number {
  const [madeA, madeB] = [a, b].map((entry) => (isUsable(entry) ? entry.manifest.created : ''));
  return madeB!.localeCompare(madeA!) || a.name.localeCompare(b.name);
}
