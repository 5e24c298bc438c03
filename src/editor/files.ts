import * as vscode from 'vscode';
import { words } from './words';

export async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

async function entries(folder: vscode.Uri, type: vscode.FileType): Promise<string[]> {
  try {
    const found = await vscode.workspace.fs.readDirectory(folder);
    // A link to a folder carries both bits. Names with a dot are being written, or nothing of ours.
    return found.filter(([name, kind]) => (kind & type) !== 0 && !name.startsWith('.')).map(([name]) => name);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return [];
    throw error;
  }
}

/** Folders and files in a folder; none when it isn't there. */
export function fileNames(folder: vscode.Uri): Promise<string[]> {
  return entries(folder, vscode.FileType.File | vscode.FileType.Directory);
}

export function folderNames(folder: vscode.Uri): Promise<string[]> {
  return entries(folder, vscode.FileType.Directory);
}

/** Written beside and renamed, so that a reader never sees half a file. */
export async function writeAtomically(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const staging = vscode.Uri.joinPath(uri, '..', `.staging-${process.pid}-${name}`);
  try {
    await vscode.workspace.fs.writeFile(staging, bytes);
    await vscode.workspace.fs.rename(staging, uri, { overwrite: true });
  } catch (error) {
    await vscode.workspace.fs.delete(staging).then(undefined, () => undefined);
    throw error;
  }
}

/** False when a person declines. Remote file systems have no trash: then it is asked again. */
export async function moveToTrash(uri: vscode.Uri, name: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.delete(uri, { recursive: true, useTrash: true });
    return true;
  } catch {
    if (!(await exists(uri))) return true;
    const button = words('editor.button.deletePermanently');
    const options = { modal: true, detail: words('editor.trash.missingDetail', { name }) };
    const answer = await vscode.window.showWarningMessage(words('editor.trash.missing'), options, button);
    if (answer === button) await vscode.workspace.fs.delete(uri, { recursive: true });
    return answer === button;
  }
}
