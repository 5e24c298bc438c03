import * as vscode from 'vscode';
import { columnToFill, rowsToLabel } from '../client/rowsToLabel';
import type { PickedRows } from '../protocol/calls';
import { chooseColumns } from './chooseColumns';
import { chosenTables, fileName } from './chosenTables';
import { count } from './figures';
import { readSeed } from './readSettings';
import type { Services } from './services';
import { rowCount, usualRows } from './rowCount';
import { words } from './words';

/** Answers given beforehand: what is here is not asked. */
export interface PickChoices {
  count?: number;
}

async function askForCount(file: string): Promise<number | undefined> {
  const written = await vscode.window.showInputBox({
    prompt: words('editor.pick.prompt', { file }),
    value: String(usualRows),
    validateInput: (value) => {
      const found = rowCount(value);
      return found.problem && words(found.problem.key, found.problem.args);
    },
  });
  return written === undefined ? undefined : rowCount(written).rows;
}

/** A new text, not saved yet: nothing of the user's is touched. */
async function openToFill(picked: PickedRows): Promise<void> {
  const known = await vscode.languages.getLanguages();
  const language = known.includes('csv') ? 'csv' : 'plaintext';
  const document = await vscode.workspace.openTextDocument({ language, content: rowsToLabel(picked) });
  await vscode.window.showTextDocument(document, { preview: false });
}

function nextStep(picked: PickedRows, file: string, wanted: number): string {
  const { language } = vscode.env;
  const rows = count(picked.rows.length, language);
  const key = picked.labelColumn === null ? 'editor.pick.fresh' : 'editor.pick.beside';
  const next = words(key, { file, count: rows, label: columnToFill(picked) });
  return picked.rows.length < wanted ? `${words('editor.pick.fewer', { file, count: rows })} ${next}` : next;
}

/** Unlabeled rows at random, in a new text to write labels into. Undefined: declined. */
export async function pickRows(
  services: Services,
  clicked?: vscode.Uri,
  selected?: readonly vscode.Uri[],
  choices: PickChoices = {},
): Promise<PickedRows | undefined> {
  const files = await chosenTables(clicked, Array.isArray(selected) ? selected : undefined);
  const table = files && (await chooseColumns(services, files, { label: 'welcome' }));
  if (!table) return undefined;
  const file = fileName(files[0]!);
  const wanted = choices.count ?? (await askForCount(file));
  if (wanted === undefined) return undefined;
  const title = words('editor.progress.inspect', { file });
  const picked = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
    services.engine.call('table/pickRows', { table, count: wanted, seed: readSeed(files[0]) }),
  );
  await openToFill(picked);
  void vscode.window.showInformationMessage(nextStep(picked, file, wanted));
  return picked;
}
