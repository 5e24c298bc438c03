import * as vscode from 'vscode';
import { reportHtml } from '../../client/reportHtml';
import { reportExtension } from '../../protocol/model';
import type { ShownMatrix, ShownReport } from '../../protocol/webview';
import { fileName } from '../chosenTables';
import { writeAtomically } from '../files';
import { safeName } from '../tableFiles';
import { wording, words } from '../words';

const valueOf = (shown: ShownReport | ShownMatrix) => ('matrix' in shown ? shown.matrix : shown.report);

/** Beside the report's own file, else in the workspace. */
function suggested({ uri, title }: ShownReport | ShownMatrix, ending: string): vscode.Uri | undefined {
  const name = safeName(title) + ending;
  if (uri !== undefined) return vscode.Uri.joinPath(vscode.Uri.parse(uri), '..', name);
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder && vscode.Uri.joinPath(folder.uri, name);
}

async function save(
  shown: ShownReport | ShownMatrix,
  kind: { ending: string; filter: Record<string, string[]> },
  text: () => Promise<string> | string,
): Promise<void> {
  const defaultUri = suggested(shown, kind.ending);
  const target = await vscode.window.showSaveDialog({
    filters: kind.filter,
    ...(defaultUri && { defaultUri }),
  });
  if (!target) return;
  await writeAtomically(target, new TextEncoder().encode(await text()));
  vscode.window.setStatusBarMessage(words('editor.done.saved', { file: fileName(target) }), 5000);
}

export function saveJson(shown: ShownReport | ShownMatrix): Promise<void> {
  const kind = { ending: reportExtension, filter: { JSON: ['json'] } };
  return save(shown, kind, () => `${JSON.stringify(valueOf(shown), null, 2)}\n`);
}

/** One file that opens without VS Code and without network. */
export function saveHtml(shown: ShownReport | ShownMatrix): Promise<void> {
  return save(shown, { ending: '.html', filter: { HTML: ['html'] } }, () =>
    reportHtml(valueOf(shown), wording()),
  );
}
