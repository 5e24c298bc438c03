import * as vscode from 'vscode';
import type { RowPlace } from '../../protocol/calls';
import { UserError } from '../../protocol/userError';
import type { ShownReport, ToHost } from '../../protocol/webview';
import { fileName } from '../chosenTables';
import type { Engine } from '../services';
import { words } from '../words';
import { placedTable } from './placedTable';
import { runAgain } from './reportActions';

type Asked = Extract<ToHost, { type: 'openRow' }>;

/** Opens a row's table at the row, or says why it cannot and what to do. */
export async function openRow(
  engine: Engine,
  shown: ShownReport,
  { side, row, inPlace }: Asked,
): Promise<void> {
  const placed = placedTable(shown, side);
  if (!placed) throw new UserError('editor.row.unknown', { file: shown.report[side]?.name ?? '' });
  const { path, table, hash } = placed;
  const uri = vscode.Uri.file(path);
  const about = { file: fileName(uri), row };
  const found = await engine.call('table/texts', { table, hash, rows: [row] });
  if (found.state !== 'same')
    return found.state === 'gone' ? tellGone(shown, { ...about, path }) : tellChanged(shown, uri, about);
  const [first] = found.rows;
  if (!first) throw new UserError('editor.row.missing', about);
  if (!first.place) return tellCompressed(first.text, about);
  await reveal(uri, first.place, inPlace ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside);
  if (isDirty(uri)) void vscode.window.showInformationMessage(words('editor.row.unsaved', about));
}

async function reveal(uri: vscode.Uri, place: RowPlace, viewColumn: vscode.ViewColumn): Promise<void> {
  const end = Number.MAX_SAFE_INTEGER >>> 1; // the editor ends it with the line
  const selection = new vscode.Range(place.firstLine - 1, 0, place.lastLine - 1, end);
  const options = { viewColumn, selection };
  try {
    // as text, even where another editor is set for such files: it alone knows lines
    const editor = await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument(uri),
      options,
    );
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  } catch {
    // above 50 MB no extension may read a document, but the editor shows it
    await vscode.commands.executeCommand('vscode.open', uri, options);
  }
}

const isDirty = (uri: vscode.Uri): boolean =>
  vscode.workspace.textDocuments.some((each) => each.isDirty && String(each.uri) === String(uri));

type About = { file: string; row: number };

async function tellGone(shown: ShownReport, about: About & { path: string }): Promise<void> {
  const again = words('view.stale.runAgain');
  const chosen = await vscode.window.showWarningMessage(words('editor.row.gone', about), again);
  if (chosen === again) await runAgain(shown);
}

async function tellChanged(shown: ShownReport, uri: vscode.Uri, about: About): Promise<void> {
  const [again, open] = [words('view.stale.runAgain'), words('editor.button.openFile')];
  const chosen = await vscode.window.showWarningMessage(words('editor.row.changed', about), again, open);
  if (chosen === again) await runAgain(shown);
  if (chosen === open) await vscode.commands.executeCommand('vscode.open', uri, vscode.ViewColumn.Beside);
}

async function tellCompressed(text: string, about: About): Promise<void> {
  const copy = words('editor.button.copyText');
  const chosen = await vscode.window.showInformationMessage(words('editor.row.compressed', about), copy);
  if (chosen === copy) await vscode.env.clipboard.writeText(text);
}
