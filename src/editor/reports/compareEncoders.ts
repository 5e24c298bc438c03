import * as vscode from 'vscode';
import type { DomainHashes, EncoderQuestion } from '../../protocol/calls';
import type { Domain, Report } from '../../protocol/report';
import type { EncoderSimilarity } from '../../protocol/similarity';
import type { TableReference } from '../../protocol/table';
import { UserError } from '../../protocol/userError';
import type { ShownReport } from '../../protocol/webview';
import { fileName } from '../chosenTables';
import { readEmbedOptions } from '../readSettings';
import { runInNotification } from '../runInNotification';
import type { Services } from '../services';
import { words } from '../words';
import { columnsOf } from './columnsOf';
import { sourceOf, targetOf } from './reportActions';
import { withAnswers } from './withAnswers';

/** From a page it is passed; from the palette it is the report in front. */
function chosenReport({ pages }: Services, passed: unknown): ShownReport & { uri: string } {
  const shown =
    passed !== null && typeof passed === 'object' && 'report' in passed
      ? (passed as ShownReport)
      : pages.active()?.shown;
  if (shown?.uri === undefined) throw new UserError('editor.error.noReportInFront');
  return { ...shown, uri: shown.uri };
}

const tableAt = (path: string, domain: Domain): TableReference => ({ paths: [path], ...columnsOf(domain) });

const hashesOf = ({ source, target }: Report): DomainHashes => ({
  ...(source?.hash !== undefined && { source: source.hash }),
  ...(target.hash !== undefined && { target: target.hash }),
});

/** Asks about the encoder on the report's tables, and writes the answer into the report's file. */
export async function compareEncoders(
  services: Services,
  passed: unknown,
  question: EncoderQuestion,
): Promise<void> {
  const shown = chosenReport(services, passed);
  const target = await targetOf(shown);
  if (!target) return;
  const { report } = shown;
  const found = (await sourceOf(shown)) ?? { kind: 'none' as const };
  const source =
    found.kind === 'table' ? { ...found, table: tableAt(found.table.paths[0]!, report.source!) } : found;
  const params = {
    target: tableAt(target.fsPath, report.target),
    source,
    hashes: hashesOf(report),
    encoder: { id: report.encoder.id, hash: report.encoder.hash },
    seed: report.seed,
    embed: readEmbedOptions(target),
    ...question,
  };
  const title = words('editor.progress.encoders', { target: report.target.name });
  await runInNotification(services, title, async (running) => {
    const { encoders, encoder } = await services.engine.call('encoders/compare', params, running);
    if (encoders.length === 0) throw new UserError('editor.error.layersUnknown', { encoder: encoder.id });
    // within the run, so that two answers are written one after the other
    await write(vscode.Uri.parse(shown.uri), report, encoders);
  });
}

/** Into the report as its file has it by now; as an edit of the document, so that pages that show it follow at once. */
async function write(file: vscode.Uri, asked: Report, encoders: readonly EncoderSimilarity[]): Promise<void> {
  const document = await vscode.workspace.openTextDocument(file);
  const text = withAnswers(document.getText(), fileName(file), asked, encoders);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(file, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
  await document.save();
}

/** @param folder given by tests; else it is asked */
export async function compareOtherEncoder(
  services: Services,
  passed: unknown,
  folder?: string,
): Promise<void> {
  const shown = chosenReport(services, passed);
  const path = folder ?? (await chooseFolder());
  if (path === undefined) return;
  await compareEncoders(services, shown, { otherEncoder: { kind: 'folder', path } });
}

async function chooseFolder(): Promise<string | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: words('editor.encoder.title'),
      openLabel: words('editor.encoder.choose'),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  return folder?.fsPath;
}
