import * as vscode from 'vscode';
import type { Side } from '../../protocol/rows';
import { sides } from '../../protocol/rows';
import type { ShownReport } from '../../protocol/webview';
import { placedTable } from './placedTable';
import { watchFile } from './watchFile';

/** Saving a file is several events: look once, when it is done. */
const restMilliseconds = 200;

/** Calls `changed` after a table of the report was written, moved or deleted, by the editor or by others. */
export function followTables(shown: ShownReport, changed: () => void): vscode.Disposable {
  const files = sides.flatMap((side: Side) => placedTable(shown, side)?.path ?? []);
  let resting: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(resting);
    resting = setTimeout(changed, restMilliseconds);
  };
  const saved = vscode.workspace.onDidSaveTextDocument(({ uri }) => {
    if (files.includes(uri.fsPath)) soon();
  });
  const watchers = files.map((file) => watchFile(file, soon));
  return vscode.Disposable.from(saved, ...watchers, { dispose: () => clearTimeout(resting) });
}
