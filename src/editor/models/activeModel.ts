import * as vscode from 'vscode';
import type { UsableModel } from './modelEntry';
import { isUsable } from './modelEntry';
import type { ModelLibrary } from './modelLibrary';

const stateKey = 'activeModel';
export const moviesHead = 'movies';

/**
 * Which model answers predictions in this workspace: the one that was chosen, else the newest, else the
 * built-in movie head (undefined).
 */
export class ActiveModel {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly state: vscode.Memento,
    private readonly library: Pick<ModelLibrary, 'list'>,
  ) {}

  async use(model: vscode.Uri | typeof moviesHead | undefined): Promise<void> {
    await this.state.update(stateKey, model === undefined ? undefined : String(model));
    this.changed.fire();
  }

  async current(): Promise<UsableModel | undefined> {
    const chosen = this.state.get<string>(stateKey);
    if (chosen === moviesHead) return undefined;
    const usable = (await this.library.list()).filter(isUsable);
    return usable.find((entry) => String(entry.uri) === chosen) ?? usable[0];
  }

  dispose(): void {
    this.changed.dispose();
  }
}
