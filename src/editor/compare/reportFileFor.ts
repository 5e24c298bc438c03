import * as vscode from 'vscode';
import { reportExtension } from '../../protocol/model';
import { fileNames } from '../files';
import { reportsFolderOf, workspaceFolderOf } from '../readSettings';
import { freshName, safeName } from '../tableFiles';

/** A new name in the workspace's reports; undefined (shown, not saved) when no folder is open. */
export async function reportFileFor(file: vscode.Uri, title: string): Promise<vscode.Uri | undefined> {
  const folder = workspaceFolderOf(file);
  if (!folder) return undefined;
  const reports = reportsFolderOf(folder);
  const taken = (await fileNames(reports)).map((name) => name.replace(reportExtension, ''));
  return vscode.Uri.joinPath(reports, freshName(safeName(title), taken) + reportExtension);
}
