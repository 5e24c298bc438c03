import * as vscode from 'vscode';
import { commands } from '../contributionIds';
import { words } from '../words';
import type { ShownPrediction } from './shownPrediction';
import { notes, statusText } from './shownPrediction';

/** The predictions of the editor in front, in the status bar: the way in for screen readers. */
export class PredictionStatus implements vscode.Disposable {
  private item: vscode.StatusBarItem | undefined;

  show(shown: readonly ShownPrediction[]): void {
    const [first] = shown;
    if (!first) return this.item?.hide();
    const text = statusText(shown, words, vscode.env.language);
    const item = (this.item ??= this.create());
    item.text = `$(beaker) ${text}`;
    item.tooltip = notes(first, words, vscode.env.language).join('\n');
    const label = words('editor.predict.aria', { text, name: first.model.name });
    item.accessibilityInformation = { label, role: 'button' };
    item.show();
  }

  private create(): vscode.StatusBarItem {
    const item = vscode.window.createStatusBarItem('prediction', vscode.StatusBarAlignment.Left);
    item.name = 'Transfer Lens';
    item.command = commands.showPredictions;
    return item;
  }

  dispose(): void {
    this.item?.dispose();
  }
}
