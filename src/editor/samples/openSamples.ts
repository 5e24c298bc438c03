import * as vscode from 'vscode';
import { exists } from '../files';
import { words } from '../words';

const sampleTables = ['movies.csv', 'products.csv'];

/** The open folder, or one that a person picks. */
async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const open = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (open?.scheme === 'file') return vscode.Uri.joinPath(open, 'samples');
  const picked = await vscode.window.showOpenDialog({
    title: words('editor.samples.title'),
    openLabel: words('editor.samples.open'),
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return picked?.[0];
}

/** What lies there already is a person's own and stays as it is. */
async function copyTable(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  if (await exists(to)) return;
  await vscode.workspace.fs.copy(from, to, { overwrite: false });
}

/** Copies the sample tables into the open folder (or a chosen one, which is then opened) and shows them. */
export async function openSamples(context: vscode.ExtensionContext): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) return;
  await vscode.workspace.fs.createDirectory(folder);
  const copies = sampleTables.map((name) => vscode.Uri.joinPath(folder, name));
  for (const [i, name] of sampleTables.entries())
    await copyTable(vscode.Uri.joinPath(context.extensionUri, 'samples', name), copies[i]!);
  if (!vscode.workspace.workspaceFolders?.length)
    return void (await vscode.commands.executeCommand('vscode.openFolder', folder));
  await vscode.window.showTextDocument(copies[1]!, { preview: false });
  const place = vscode.workspace.asRelativePath(folder);
  void vscode.window.showInformationMessage(words('editor.done.samples', { folder: place }));
}
