import * as vscode from 'vscode';
import { probability } from '../figures';
import { words } from '../words';
import type { ShownPrediction } from './shownPrediction';
import { besideText, notes, ranked } from './shownPrediction';

/** A figure stands after the text, the text itself is tinted; in high contrast it is outlined. */
export function createDecorationType(): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    border: '1px dotted',
    borderColor: new vscode.ThemeColor('editor.rangeHighlightBorder'),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.infoForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    after: {
      color: new vscode.ThemeColor('editorInlayHint.foreground'),
      backgroundColor: new vscode.ThemeColor('editorInlayHint.background'),
      margin: '0 0 0 1em',
    },
  });
}

function hover(shown: ShownPrediction): vscode.MarkdownString {
  const { language } = vscode.env;
  const markdown = new vscode.MarkdownString();
  for (const [label, value] of ranked(shown)) {
    const figure = probability(value, language);
    markdown
      .appendMarkdown('- ')
      .appendText(words('editor.predict.probabilityRow', { label, probability: figure }));
    markdown.appendMarkdown('\n');
  }
  for (const note of notes(shown, words, language))
    markdown.appendMarkdown('\n').appendText(note).appendMarkdown('\n');
  return markdown;
}

export function decorationOf(
  document: vscode.TextDocument,
  shown: ShownPrediction,
): vscode.DecorationOptions {
  return {
    range: new vscode.Range(document.positionAt(shown.start), document.positionAt(shown.end)),
    hoverMessage: hover(shown),
    renderOptions: { after: { contentText: ` ${besideText(shown, words, vscode.env.language)} ` } },
  };
}
