import * as vscode from 'vscode';
import { fileName } from '../chosenTables';
import type { Services } from '../services';
import { words } from '../words';
import type { ShownPrediction } from './shownPrediction';
import { besideText, notes } from './shownPrediction';

function listItem(document: vscode.TextDocument, shown: ShownPrediction) {
  const { language } = vscode.env;
  const range = new vscode.Range(document.positionAt(shown.start), document.positionAt(shown.end));
  return {
    label: besideText(shown, words, language),
    description: words('editor.predict.line', { line: range.start.line + 1 }),
    detail: `${shown.prediction.text.replace(/\s+/g, ' ').slice(0, 100)} (${notes(shown, words, language).join(' ')})`,
    range,
  };
}

/** The predictions of the editor in front as a list: read by keyboard and screen reader, leads to the text. */
export async function listPredictions(services: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const shown = editor ? services.predictions.of(editor.document) : [];
  if (!editor || shown.length === 0) return;
  const items = shown.map((each) => listItem(editor.document, each));
  const picked = await vscode.window.showQuickPick(items, {
    title: words('editor.predict.listTitle', { file: fileName(editor.document.uri) }),
    placeHolder: words('editor.predict.listPlaceholder'),
    matchOnDetail: true,
  });
  if (!picked) return;
  editor.selection = new vscode.Selection(picked.range.start, picked.range.end);
  editor.revealRange(picked.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
