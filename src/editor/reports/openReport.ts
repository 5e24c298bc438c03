import * as vscode from 'vscode';
import { UserError } from '../../protocol/userError';
import type { ShownMatrix } from '../../protocol/webview';
import { reportEditorType, reportPanelType } from '../contributionIds';
import type { Services } from '../services';
import { words } from '../words';
import { listReports, reportPick } from './listReports';

export async function openReportFile(file: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', file, reportEditorType);
}

/** A matrix that lies in no file, because no folder is open. */
export function showMatrix(services: Services, shown: ShownMatrix): void {
  const panel = vscode.window.createWebviewPanel(reportPanelType, shown.title, vscode.ViewColumn.Active);
  services.pages.attachReport(panel, shown);
}

/** Asks which report of the workspace to open; the only one opens at once. */
export async function pickReport(): Promise<void> {
  const reports = await listReports();
  const [first] = reports;
  if (!first) throw new UserError('editor.error.noReports');
  const options = { placeHolder: words('editor.report.pick') };
  const picked =
    reports.length === 1 ? first : await vscode.window.showQuickPick(reports.map(reportPick), options);
  if (picked) await openReportFile(picked.uri);
}
