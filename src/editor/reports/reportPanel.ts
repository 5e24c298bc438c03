import * as v from 'valibot';
import * as vscode from 'vscode';
import type { ShownMatrix, ShownReport } from '../../protocol/webview';
import { viewStateSchema } from '../../protocol/webview';
import { reportPanelType } from '../contributionIds';
import type { ReportPages } from './reportPages';

/** A report that lies in no file, because no folder is open. */
export function showInPanel(pages: ReportPages, shown: ShownReport | ShownMatrix): vscode.WebviewPanel {
  const panel = vscode.window.createWebviewPanel(reportPanelType, shown.title, vscode.ViewColumn.Active);
  pages.attach(panel, shown.title, () => shown);
  return panel;
}

/** After a reload of the window the page's own state brings the report back. */
class PanelRestorer implements vscode.WebviewPanelSerializer {
  constructor(private readonly pages: ReportPages) {}

  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Thenable<void> {
    const parsed = v.safeParse(viewStateSchema, state);
    if (parsed.success) this.pages.attach(panel, parsed.output.shown.title, () => parsed.output.shown);
    else panel.dispose();
    return Promise.resolve();
  }
}

export function registerPanelRestorer(pages: ReportPages): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(reportPanelType, new PanelRestorer(pages));
}
