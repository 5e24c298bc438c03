import * as vscode from 'vscode';
import { views } from '../contributionIds';
import type { ActiveModel } from './activeModel';
import type { ModelItem } from './modelItem';
import { builtInItem, modelItem } from './modelItem';
import type { ModelLibrary } from './modelLibrary';

/** The models of the workspace. Empty (the view's welcome speaks) until there is one. */
export class ModelTree implements vscode.TreeDataProvider<ModelItem> {
  readonly onDidChangeTreeData: vscode.Event<void>;

  constructor(
    private readonly library: ModelLibrary,
    private readonly active: ActiveModel,
  ) {
    const either = new vscode.EventEmitter<void>();
    library.onDidChange(() => either.fire());
    active.onDidChange(() => either.fire());
    this.onDidChangeTreeData = either.event;
  }

  async getChildren(): Promise<ModelItem[]> {
    const [entries, current] = [await this.library.list(), await this.active.current()];
    if (entries.length === 0) return [];
    const items = entries.map((entry) => modelItem(entry, String(entry.uri) === String(current?.uri)));
    return [...items, builtInItem(current === undefined)];
  }

  getTreeItem(item: ModelItem): ModelItem {
    return item;
  }
}

export function createModelView(tree: ModelTree): vscode.TreeView<ModelItem> {
  return vscode.window.createTreeView(views.models, { treeDataProvider: tree });
}
