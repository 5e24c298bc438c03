import * as vscode from 'vscode';
import { isMatrix } from '../../protocol/matrix';
import { UserError } from '../../protocol/userError';
import type { ShownReport } from '../../protocol/webview';
import { fileName } from '../chosenTables';
import { reportPanelType } from '../contributionIds';
import type { Services } from '../services';
import { words } from '../words';
import type { ReportFile } from './listReports';
import { listReports, reportPick } from './listReports';
import { parseReport } from './parseReport';

/** The report in front beside an earlier one of the workspace: what has changed comes first. */
export async function compareReports(services: Services, shown: ShownReport): Promise<void> {
  const others = await otherReports(shown);
  if (others.length === 0) throw new UserError('share.noOther');
  const options = { placeHolder: words('share.pickReport') };
  const picked = await vscode.window.showQuickPick(others.map(reportPick), options);
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

/** What is not of a pair cannot be compared with what is; a file that cannot be read says so when it is chosen. */
async function otherReports(shown: ShownReport): Promise<ReportFile[]> {
  const others = (await listReports()).filter(({ uri }) => String(uri) !== shown.uri);
  const matrices = await Promise.all(others.map(({ uri }) => holdsMatrix(uri)));
  return others.filter((_, at) => !matrices[at]);
}

async function holdsMatrix(file: vscode.Uri): Promise<boolean> {
  try {
    return isMatrix(JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))));
  } catch {
    return false;
  }
}

/** The earlier one first. */
function inOrder(a: ShownReport, b: ShownReport): [ShownReport, ShownReport] {
  return a.report.created <= b.report.created ? [a, b] : [b, a];
}
