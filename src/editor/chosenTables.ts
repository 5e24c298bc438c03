import * as vscode from 'vscode';
import { UserError } from '../protocol/userError';
import { clickedFirst } from './clickedFirst';
import { isTable } from './tableFiles';
import { words } from './words';

export function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** The file that the editor in front shows, whatever kind of editor that is. */
function fileInFront(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return input.uri;
  return vscode.window.activeTextEditor?.document.uri;
}

function askForTable(): Thenable<vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({ canSelectMany: true, filters: { CSV: ['csv', 'tsv', 'tab', 'gz'] } });
}

function checkTable(uri: vscode.Uri): void {
  if (uri.scheme !== 'file')
    throw new UserError('editor.error.notOnDisk', { file: fileName(uri), scheme: uri.scheme });
  if (!isTable(uri.path)) throw new UserError('editor.error.notATable', { file: fileName(uri) });
}

/** Only what is on disk is read, so an unsaved table is saved first; false when that is declined. */
async function saveChanges(uri: vscode.Uri): Promise<boolean> {
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (!document?.isDirty) return true;
  const button = words('editor.button.save');
  const question = words('editor.table.unsaved', { file: fileName(uri) });
  return (
    (await vscode.window.showWarningMessage(question, { modal: true }, button)) === button && document.save()
  );
}

/**
 * The tables a command is about: what a menu passes (the clicked one first, then all selected ones), the
 * file in front, or what a person picks. Undefined when nothing was picked.
 */
export async function chosenTables(
  clicked?: vscode.Uri,
  selected?: readonly vscode.Uri[],
): Promise<vscode.Uri[] | undefined> {
  const front = fileInFront();
  const passed = clickedFirst(clicked, selected ?? []);
  const uris = passed.length > 0 ? passed : front && isTable(front.path) ? [front] : await askForTable();
  if (!uris?.length) return undefined;
  uris.forEach(checkTable);
  for (const uri of uris) if (!(await saveChanges(uri))) return undefined;
  return uris;
}
