import * as vscode from 'vscode';
import { UserError } from '../../protocol/userError';
import { isTable } from '../tableFiles';
import type { Piece } from './followEdits';
import { paragraphAt } from './paragraph';
import type { Origin } from './shownPrediction';

export interface TextToPredict extends Piece {
  text: string;
  origin: Origin;
}

/** Without the blanks around it, so that the figure stands right after the last word. */
function trimmed(document: vscode.TextDocument, range: vscode.Range, origin: Origin): TextToPredict | null {
  const written = document.getText(range);
  const text = written.trim();
  if (text === '') return null;
  const start = document.offsetAt(range.start) + written.indexOf(text);
  return { text, start, end: start + text.length, origin };
}

/** A table has no paragraphs: there the line counts. */
function aroundCursor(document: vscode.TextDocument, line: number): TextToPredict | null {
  if (isTable(document.uri.path)) return trimmed(document, document.lineAt(line).range, 'row');
  const lines = { count: document.lineCount, text: (at: number) => document.lineAt(at).text };
  const span = paragraphAt(lines, line);
  if (!span) return null;
  const range = new vscode.Range(span.first, 0, span.last, lines.text(span.last).length);
  return trimmed(document, range, 'paragraph');
}

/** Each selection; when nothing is selected, what stands around the cursor. */
export function textsToPredict({ document, selections }: vscode.TextEditor): TextToPredict[] {
  const selected = selections.flatMap((selection) => trimmed(document, selection, 'selection') ?? []);
  if (selected.length > 0) return selected;
  const around = aroundCursor(document, selections[0]!.active.line);
  if (!around) throw new UserError('editor.error.nothingToPredict');
  return [around];
}
