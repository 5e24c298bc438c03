import * as vscode from 'vscode';
import type { MatrixDomain } from '../../protocol/matrix';
import type { SourceReference } from '../../protocol/table';
import type { ShownMatrix } from '../../protocol/webview';
import { commands } from '../contributionIds';
import { exists } from '../files';
import { words } from '../words';
import { columnsOf } from './columnsOf';
import { tablePath } from './reportDomains';

/** Compares two domains of a matrix in full: the vectors are cached, so that takes seconds. */
export async function openPair(
  { matrix, uri }: ShownMatrix,
  pair: { source: number; target: number },
): Promise<void> {
  const [source, target] = [matrix.domains[pair.source], matrix.domains[pair.target]];
  if (!source || !target || pair.source === pair.target || target.builtIn) return;
  const report = uri === undefined ? undefined : vscode.Uri.parse(uri).fsPath;
  const [from, to] = [await sourceOf(source, report), await placeOf(target, report)];
  if (from && to) await vscode.commands.executeCommand(commands.compare, to, undefined, { source: from });
}

async function sourceOf(
  domain: MatrixDomain,
  report: string | undefined,
): Promise<SourceReference | undefined> {
  if (domain.builtIn) return { kind: 'movies' };
  const place = await placeOf(domain, report);
  return place && { kind: 'table', table: { paths: [place.fsPath], ...columnsOf(domain) } };
}

/** Undefined when it is not where it was, which is told. */
async function placeOf(domain: MatrixDomain, report: string | undefined): Promise<vscode.Uri | undefined> {
  const path = tablePath(domain, report);
  const place = path === undefined ? undefined : vscode.Uri.file(path);
  if (place && (await exists(place))) return place;
  void vscode.window.showInformationMessage(words('editor.matrix.gone', { file: domain.name }));
  return undefined;
}
