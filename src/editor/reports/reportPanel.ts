import * as v from 'valibot';
import * as vscode from 'vscode';
import { viewStateSchema } from '../../protocol/webview';
import { reportPanelType } from '../contributionIds';
import type { ReportPages } from './reportPages';

/** After a reload of the window the page's own state brings the report back. */
class PanelRestorer implements vscode.WebviewPanelSerializer {
  constructor(private readonly pages: ReportPages) {}

  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Thenable<void> {
    const parsed = v.safeParse(viewStateSchema, state);
    if (parsed.success) this.pages.attachReport(panel, parsed.output.shown, { kept: true });
    else panel.dispose();
    return Promise.resolve();
  }
}

export function registerPanelRestorer(pages: ReportPages): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(reportPanelType, new PanelRestorer(pages));
}
