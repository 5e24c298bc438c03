import * as vscode from 'vscode';
import { commands, reportItemKind, views } from '../contributionIds';
import { moveToTrash } from '../files';
import type { ModelLibrary } from '../models/modelLibrary';
import { words } from '../words';
import type { ReportFile } from './listReports';
import { listReports } from './listReports';

export class ReportItem extends vscode.TreeItem {
  constructor(readonly file: ReportFile) {
    super(file.name, vscode.TreeItemCollapsibleState.None);
    const folders = vscode.workspace.workspaceFolders?.length ?? 0;
    const date = new Date(file.written).toLocaleString(vscode.env.language);
    this.id = String(file.uri);
    this.description = folders > 1 ? `${date} · ${file.folder.name}` : date;
    this.tooltip = vscode.workspace.asRelativePath(file.uri);
    this.contextValue = reportItemKind;
    this.iconPath = new vscode.ThemeIcon('graph');
    this.command = {
      command: commands.openReport,
      title: words('editor.button.openReport'),
      arguments: [file.uri],
    };
  }
}

/** The reports of the workspace, the newest first. */
export class ReportTree implements vscode.TreeDataProvider<ReportItem> {
  readonly onDidChangeTreeData: vscode.Event<void>;

  constructor(private readonly library: Pick<ModelLibrary, 'onDidChange' | 'watch'>) {
    this.onDidChangeTreeData = library.onDidChange;
  }

  async getChildren(): Promise<ReportItem[]> {
    this.library.watch();
    return (await listReports()).map((file) => new ReportItem(file));
  }

  getTreeItem(item: ReportItem): ReportItem {
    return item;
  }
}

export function createReportView(library: ModelLibrary): vscode.TreeView<ReportItem> {
  return vscode.window.createTreeView(views.reports, { treeDataProvider: new ReportTree(library) });
}

export async function deleteReport({ file }: ReportItem): Promise<void> {
  const button = words('editor.button.delete');
  const options = { modal: true, detail: words('editor.report.deleteDetail') };
  const question = words('editor.report.deleteQuestion', { name: file.name });
  if ((await vscode.window.showWarningMessage(question, options, button)) === button)
    await moveToTrash(file.uri, file.name);
}
