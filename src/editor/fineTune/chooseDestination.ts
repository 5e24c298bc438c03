import * as vscode from 'vscode';
import { reportExtension } from '../../protocol/model';
import { UserError } from '../../protocol/userError';
import { fileName } from '../chosenTables';
import { fileNames } from '../files';
import { modelsFolderOf, reportsFolderOf, workspaceFolderOf } from '../readSettings';
import { freshName, safeName, stem } from '../tableFiles';
import { words } from '../words';

export type IfExists = 'replace' | 'keepBoth';

export interface Destination {
  name: string;
  modelFolder: vscode.Uri;
  reportFile: vscode.Uri;
  overwrite: boolean;
}

export function folderFor(file: vscode.Uri): vscode.WorkspaceFolder {
  const folder = workspaceFolderOf(file);
  if (!folder) throw new UserError('editor.error.noWorkspace', { file: fileName(file) });
  return folder;
}

async function askAboutExisting(name: string, fresh: string): Promise<IfExists | undefined> {
  const [replace, keepBoth] = [words('editor.button.replace'), words('editor.button.keepBoth')];
  const answer = await vscode.window.showWarningMessage(
    words('editor.model.exists', { name }),
    { modal: true, detail: words('editor.model.existsDetail', { fresh }) },
    replace,
    keepBoth,
  );
  if (answer === replace) return 'replace';
  return answer === keepBoth ? 'keepBoth' : undefined;
}

/** Where the model and its report go, named after the table. Undefined: declined. */
export async function chooseDestination(
  file: vscode.Uri,
  wanted: { name?: string | undefined; ifExists?: IfExists | undefined },
): Promise<Destination | undefined> {
  const folder = folderFor(file);
  const [models, reports] = [modelsFolderOf(folder), reportsFolderOf(folder)];
  const name = safeName(wanted.name ?? stem(file.fsPath));
  const trained = await fileNames(models);
  const written = (await fileNames(reports)).map((each) => each.replace(reportExtension, ''));
  const place = (chosen: string, overwrite: boolean): Destination => ({
    name: chosen,
    modelFolder: vscode.Uri.joinPath(models, chosen),
    reportFile: vscode.Uri.joinPath(reports, chosen + reportExtension),
    overwrite,
  });
  const fresh = freshName(name, [...trained, ...written]);
  if (freshName(name, trained) === name) return place(fresh, false);
  const answer = wanted.ifExists ?? (await askAboutExisting(name, fresh));
  if (answer === undefined) return undefined;
  return answer === 'replace' ? place(name, true) : place(fresh, false);
}
