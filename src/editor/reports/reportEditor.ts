import * as vscode from 'vscode';
import { reportExtension } from '../../protocol/model';
import { reportEditorType } from '../contributionIds';
import { fileName } from '../chosenTables';
import { parseShown } from './parseReport';
import type { ReportPages } from './reportPages';

export function reportTitle(file: vscode.Uri): string {
  return fileName(file).replace(reportExtension, '');
}

/** Shows *.transfer-report.json files as pages. It never writes; a change of the file is shown at once. */
export class ReportEditor implements vscode.CustomTextEditorProvider {
  constructor(private readonly pages: ReportPages) {}

  resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    const title = reportTitle(document.uri);
    const page = this.pages.attach(panel, title, () => ({
      ...parseShown(document.getText(), fileName(document.uri)),
      title,
      uri: String(document.uri),
    }));
    const listener = vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document === document) page.update();
    });
    panel.onDidDispose(() => listener.dispose());
  }
}

export function registerReportEditor(pages: ReportPages): vscode.Disposable {
  return vscode.window.registerCustomEditorProvider(reportEditorType, new ReportEditor(pages));
}
