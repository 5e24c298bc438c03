import * as vscode from 'vscode';
import { modelFiles, workspacePlaces } from '../../protocol/model';
import { exists, folderNames } from '../files';
import { modelsFolderOf } from '../readSettings';
import type { ModelEntry } from './modelEntry';
import { byAge } from './modelEntry';
import type { ReadModel } from './readManifest';
import { readManifest } from './readManifest';

/** A writer renames several files; one look after they have settled is enough. */
const settleMilliseconds = 150;

const missing = (file: string, folder: string): ReadModel => ({
  problem: { key: 'editor.error.manifestMissing', args: { file, folder } },
});

async function readModel(uri: vscode.Uri, name: string): Promise<ReadModel> {
  const manifest = vscode.Uri.joinPath(uri, modelFiles.manifest);
  if (!(await exists(manifest))) return missing(modelFiles.manifest, name);
  const read = readManifest(new TextDecoder().decode(await vscode.workspace.fs.readFile(manifest)), name);
  if ('problem' in read) return read;
  return (await exists(vscode.Uri.joinPath(uri, modelFiles.head))) ? read : missing(modelFiles.head, name);
}

/**
 * The models and reports of the workspace, read where they lie: nothing is kept in memory, so two windows
 * agree. Watching starts with the first look.
 */
export class ModelLibrary implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private watchers: vscode.Disposable[] = [];
  private looked = false;
  private timer: NodeJS.Timeout | undefined;
  readonly onDidChange = this.changed.event;

  async list(): Promise<ModelEntry[]> {
    this.watch();
    const folders = vscode.workspace.workspaceFolders ?? [];
    return (await Promise.all(folders.map((folder) => this.listFolder(folder)))).flat().sort(byAge);
  }

  private async listFolder(folder: vscode.WorkspaceFolder): Promise<ModelEntry[]> {
    const place = modelsFolderOf(folder);
    const names = await folderNames(place);
    return Promise.all(
      names.map(async (name) => {
        const uri = vscode.Uri.joinPath(place, name);
        return { name, uri, folder, ...(await readModel(uri, name)) };
      }),
    );
  }

  refresh(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.changed.fire(), settleMilliseconds);
  }

  /** Also called when folders or the models' place have changed. */
  rewatch(): void {
    if (!this.looked) return;
    this.watchers.splice(0).forEach((watcher) => watcher.dispose());
    this.looked = false;
    this.watch();
    this.refresh();
  }

  /** Starts at the first look; does nothing when it runs. */
  watch(): void {
    if (this.looked) return;
    this.looked = true;
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const ours = vscode.Uri.joinPath(folder.uri, workspacePlaces.models, '..');
      const models = modelsFolderOf(folder);
      const places = models.path.startsWith(`${ours.path}/`) ? [ours] : [ours, models];
      this.watchers.push(...places.map((place) => this.watchPlace(place)));
    }
  }

  private watchPlace(place: vscode.Uri): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(place, '**'));
    const refresh = () => this.refresh();
    watcher.onDidCreate(refresh);
    watcher.onDidChange(refresh);
    watcher.onDidDelete(refresh);
    return watcher;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.watchers.forEach((watcher) => watcher.dispose());
    this.changed.dispose();
  }
}
