import * as vscode from 'vscode';
import type { Inspection, TableReference } from '../protocol/table';
import type { ColumnPair } from './columnPairs';
import { columnPairs, columnsAreClear } from './columnPairs';
import { fileName } from './chosenTables';
import { readMostRows } from './readSettings';
import type { Services } from './services';
import { words } from './words';

export interface ColumnQuestion {
  /** `needed`; `asked`: there may be none, but a person is asked when none is found; `welcome`. */
  label: 'needed' | 'asked' | 'welcome';
  /** Ask even when the columns are clear. */
  always?: boolean;
}

function inspect(services: Services, files: readonly vscode.Uri[]): Thenable<Inspection> {
  const title = words('editor.progress.inspect', { file: fileName(files[0]!) });
  const table = { paths: files.map((file) => file.fsPath) };
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
    services.engine.call('table/inspect', { table }),
  );
}

function pairItem(pair: ColumnPair): vscode.QuickPickItem & { pair: ColumnPair } {
  const label = pair.label?.name ?? words('editor.columns.noLabel');
  const detail = words('editor.columns.preview', {
    text: (pair.text.sample[0] ?? '').replace(/\s+/g, ' ').slice(0, 80),
    label: pair.label?.sample.slice(0, 4).join(', ') ?? label,
  });
  return { label: words('editor.columns.pair', { text: pair.text.name, label }), detail, pair };
}

function reference(
  files: readonly vscode.Uri[],
  text?: string | null,
  label?: string | null,
): TableReference {
  return {
    paths: files.map((file) => file.fsPath),
    ...(text != null && { textColumn: text }),
    ...(label != null && { labelColumn: label }),
    ...readMostRows(files[0]),
  };
}

/** The table with its columns: as found when that is clear, else by one question. Undefined: declined. */
export async function chooseColumns(
  services: Services,
  files: readonly vscode.Uri[],
  question: ColumnQuestion,
): Promise<TableReference | undefined> {
  const found = await inspect(services, files);
  // With one column there is nothing to choose: the engine says what is missing.
  const clear = columnsAreClear(found, question.label !== 'welcome') || found.columns.length < 2;
  if (clear && !question.always) return reference(files, found.textColumn, found.labelColumn);
  const items = columnPairs(found, question.label !== 'needed').map(pairItem);
  const picked = await vscode.window.showQuickPick(items, {
    title: words('editor.columns.title', { file: fileName(files[0]!) }),
    placeHolder: words('editor.columns.placeholder'),
    matchOnDetail: true,
  });
  return picked && reference(files, picked.pair.text.name, picked.pair.label?.name);
}
