import * as path from 'node:path';
import * as vscode from 'vscode';

/** Calls `changed` when the file is written, made or deleted, by whomever. */
export function watchFile(file: string, changed: () => void): vscode.Disposable {
  const folder = vscode.Uri.file(path.dirname(file));
  const pattern = new vscode.RelativePattern(folder, literal(path.basename(file)));
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  watcher.onDidChange(changed);
  watcher.onDidCreate(changed);
  watcher.onDidDelete(changed);
  return watcher;
}

/** A name in a glob pattern: each character with a meaning there, as a class of its own. */
const literal = (name: string): string => name.replace(/[[\]{}*?]/g, (character) => `[${character}]`);
