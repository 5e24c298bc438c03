import * as vscode from 'vscode';
import { reportHtml } from '../../client/reportHtml';
import { matrixMarkdown } from '../../client/matrixMarkdown';
import { reportMarkdown } from '../../client/reportMarkdown';
import { reportExtension } from '../../protocol/model';
import type { ChartFormat, ShownMatrix, ShownReport } from '../../protocol/webview';
import { fileName } from '../chosenTables';
import { writeAtomically } from '../files';
import type { Engine } from '../services';
import { safeName } from '../tableFiles';
import { wording, words } from '../words';
import { reportToShare } from './htmlTexts';

const valueOf = (shown: ShownReport | ShownMatrix) => ('matrix' in shown ? shown.matrix : shown.report);

/** Beside the report's own file, else in the workspace. */
function suggested({ uri, title }: ShownReport | ShownMatrix, ending: string): vscode.Uri | undefined {
  const name = safeName(title) + ending;
  if (uri !== undefined) return vscode.Uri.joinPath(vscode.Uri.parse(uri), '..', name);
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder && vscode.Uri.joinPath(folder.uri, name);
}

async function save(
  shown: ShownReport | ShownMatrix,
  kind: { ending: string; filter: Record<string, string[]> },
  content: () => Promise<string> | string | Uint8Array,
): Promise<void> {
  const defaultUri = suggested(shown, kind.ending);
  const target = await vscode.window.showSaveDialog({
    filters: kind.filter,
    ...(defaultUri && { defaultUri }),
  });
  if (!target) return;
  const made = await content();
  await writeAtomically(target, typeof made === 'string' ? new TextEncoder().encode(made) : made);
  vscode.window.setStatusBarMessage(words('editor.done.saved', { file: fileName(target) }), 5000);
}

export function saveJson(shown: ShownReport | ShownMatrix): Promise<void> {
  const kind = { ending: reportExtension, filter: { JSON: ['json'] } };
  return save(shown, kind, () => `${JSON.stringify(valueOf(shown), null, 2)}\n`);
}

/** One file that opens without VS Code and without network. */
export async function saveHtml(engine: Engine, shown: ShownReport | ShownMatrix): Promise<void> {
  const report = 'matrix' in shown ? shown.matrix : await reportToShare(engine, shown);
  if (!report) return;
  await save(shown, { ending: '.html', filter: { HTML: ['html'] } }, () => reportHtml(report, wording()));
}

const markdown = (shown: ShownReport | ShownMatrix): string =>
  'matrix' in shown ? matrixMarkdown(shown.matrix, words) : reportMarkdown(shown.report, words);

/** The answer and its tables, for a pull request. */
export function saveMarkdown(shown: ShownReport | ShownMatrix): Promise<void> {
  return save(shown, { ending: '.md', filter: { Markdown: ['md'] } }, () => markdown(shown));
}

export async function copyMarkdown(shown: ShownReport | ShownMatrix): Promise<void> {
  await vscode.env.clipboard.writeText(markdown(shown));
  vscode.window.setStatusBarMessage(words('editor.done.copied'), 3000);
}

/** SVG is text, so it goes to the clipboard; a PNG needs a file. */
export async function takeChart(
  shown: ShownReport | ShownMatrix,
  { format, name, data }: { format: ChartFormat; name: string; data: string },
): Promise<void> {
  if (format === 'svg') {
    await vscode.env.clipboard.writeText(data);
    vscode.window.setStatusBarMessage(words('share.chartCopied'), 3000);
    return;
  }
  const kind = { ending: `-${name}.png`, filter: { PNG: ['png'] } };
  await save(shown, kind, () => Buffer.from(data, 'base64'));
}
