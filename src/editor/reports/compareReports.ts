import * as vscode from 'vscode';
import { UserError } from '../../protocol/userError';
import type { ShownReport } from '../../protocol/webview';
import { fileName } from '../chosenTables';
import { reportPanelType } from '../contributionIds';
import type { Services } from '../services';
import { words } from '../words';
import { listReports } from './listReports';
import { parseReport } from './parseReport';

/** The report in front beside an earlier one of the workspace: what has changed comes first. */
export async function compareReports(services: Services, shown: ShownReport): Promise<void> {
  const others = (await listReports()).filter(({ uri }) => String(uri) !== shown.uri);
  if (others.length === 0) throw new UserError('share.noOther');
  const items = others.map(({ name, uri, written }) => ({
    label: name,
    description: new Date(written).toLocaleString(vscode.env.language),
    uri,
  }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: words('share.pickReport') });
  if (!picked) return;
  const bytes = await vscode.workspace.fs.readFile(picked.uri);
  const other = {
    report: parseReport(new TextDecoder().decode(bytes), fileName(picked.uri)),
    title: picked.label,
  };
  const [before, after] = inOrder({ ...other, uri: String(picked.uri) }, shown);
  const title = words('share.changes.title', { before: before.title });
  const panel = vscode.window.createWebviewPanel(reportPanelType, title, vscode.ViewColumn.Active);
  services.pages.attachReport(panel, { ...after, before }, { title });
}

/** The earlier one first. */
function inOrder(a: ShownReport, b: ShownReport): [ShownReport, ShownReport] {
  return a.report.created <= b.report.created ? [a, b] : [b, a];
}
