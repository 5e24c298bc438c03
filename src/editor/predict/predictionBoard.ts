import * as vscode from 'vscode';
import { contextKeys } from '../contributionIds';
import { createDecorationType, decorationOf } from './decorations';
import { followEdits, placeOver } from './followEdits';
import { PredictionStatus } from './predictionStatus';
import type { ShownPrediction } from './shownPrediction';

/** The predictions of all open documents: it draws them, moves them with edits and takes them away. */
export class PredictionBoard implements vscode.Disposable {
  private readonly byDocument = new Map<string, ShownPrediction[]>();
  private readonly status = new PredictionStatus();
  private readonly listeners: vscode.Disposable[] = [];
  private decoration: vscode.TextEditorDecorationType | undefined;

  of(document: vscode.TextDocument): readonly ShownPrediction[] {
    return this.byDocument.get(String(document.uri)) ?? [];
  }

  add(document: vscode.TextDocument, added: readonly ShownPrediction[]): void {
    if (this.listeners.length === 0) this.listen();
    this.set(document, placeOver(this.of(document), added));
  }

  clear(document: vscode.TextDocument): void {
    this.set(document, []);
  }

  private set(document: vscode.TextDocument, shown: ShownPrediction[]): void {
    if (shown.length > 0) this.byDocument.set(String(document.uri), shown);
    else this.byDocument.delete(String(document.uri));
    vscode.window.visibleTextEditors
      .filter((editor) => editor.document === document)
      .forEach((e) => this.draw(e));
    this.showStatus();
  }

  private draw(editor: vscode.TextEditor): void {
    this.decoration ??= createDecorationType();
    const shown = this.of(editor.document);
    editor.setDecorations(
      this.decoration,
      shown.map((each) => decorationOf(editor.document, each)),
    );
  }

  private showStatus(): void {
    const document = vscode.window.activeTextEditor?.document;
    const shown = document ? this.of(document) : [];
    this.status.show(shown);
    void vscode.commands.executeCommand('setContext', contextKeys.hasPredictions, shown.length > 0);
  }

  private listen(): void {
    const { workspace, window } = vscode;
    this.listeners.push(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const shown = this.of(document);
        if (shown.length > 0 && contentChanges.length > 0)
          this.set(document, followEdits(shown, contentChanges));
      }),
      workspace.onDidCloseTextDocument((document) => this.byDocument.delete(String(document.uri))),
      window.onDidChangeVisibleTextEditors((editors) => editors.forEach((editor) => this.draw(editor))),
      window.onDidChangeActiveTextEditor(() => this.showStatus()),
    );
  }

  dispose(): void {
    this.listeners.forEach((listener) => listener.dispose());
    this.decoration?.dispose();
    this.status.dispose();
  }
}
