import * as vscode from 'vscode';
import type { TableReference } from '../../protocol/table';
import { predict } from '../predict/predict';
import type { Services } from '../services';
import { examples } from './examples';

/** For a table that cannot give two. In English in every language: that is what the embedded encoder reads. */
const written: readonly [string, string] = [
  'The battery lasts two full days, and it feels solid in the hand.',
  'It stopped working after a week, and nobody answered my messages.',
];

/** Opens two example texts, a paragraph each, selects them and predicts: ready to be edited. */
export async function tryModel(services: Services, table: TableReference): Promise<void> {
  const inspection = await services.engine.call('table/inspect', { table }).catch(() => undefined);
  const texts = examples(inspection, written);
  const content = `${texts.join('\n\n')}\n`;
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
  const editor = await vscode.window.showTextDocument(document);
  editor.selections = texts.map((text, i) => new vscode.Selection(i * 2, 0, i * 2, text.length));
  await predict(services);
}
