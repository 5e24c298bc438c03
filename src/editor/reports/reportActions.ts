import * as vscode from 'vscode';
import type { Domain, StrategyName } from '../../protocol/report';
import type { SourceReference } from '../../protocol/table';
import type { PageCommand, ShownReport, ViewCommand } from '../../protocol/webview';
import type { FineTuneChoices } from '../fineTune/fineTune';
import { commands } from '../contributionIds';
import { exists } from '../files';
import { words } from '../words';
import { columnsOf } from './columnsOf';
import { fileOf } from './placedTable';
import { reportSource, tablePath } from './reportDomains';

/** The report's target; undefined (then the command asks) when it is not where it was. */
export async function targetOf(shown: ShownReport): Promise<vscode.Uri | undefined> {
  const path = tablePath(shown.report.target, fileOf(shown));
  const uri = path === undefined ? undefined : vscode.Uri.file(path);
  if (uri && (await exists(uri))) return uri;
  void vscode.window.showInformationMessage(
    words('editor.report.targetGone', { file: shown.report.target.name }),
  );
  return undefined;
}

/** The report's source; undefined (then the command asks) when it cannot be told, or is gone. */
export async function sourceOf(shown: ShownReport): Promise<SourceReference | undefined> {
  const source = reportSource(shown.report, fileOf(shown));
  switch (source.kind) {
    case 'none':
    case 'movies':
      return { kind: source.kind };
    case 'unknown':
      return undefined;
    case 'table':
      return (await exists(vscode.Uri.file(source.path)))
        ? { kind: 'table', table: { paths: [source.path] } }
        : undefined;
  }
}

async function trainAgain(shown: ShownReport, choices: FineTuneChoices): Promise<void> {
  const target = await targetOf(shown);
  await vscode.commands.executeCommand(commands.fineTune, target, undefined, choices);
}

/** Fine-tunes on the report's tables again, with the strategy that was named. */
export async function trainWith(shown: ShownReport, pinned?: StrategyName): Promise<void> {
  const source = await sourceOf(shown);
  await trainAgain(shown, { ...(source && { source }), ...(pinned && { pinned }) });
}

/**
 * What the report did, on its tables as they are now, with its columns. The commands ask for what is gone, and with
 * `askLabels` for what the source's labels mean.
 */
export async function runAgain(shown: ShownReport, askLabels = false): Promise<void> {
  const { report } = shown;
  const { kind, target, pinned, chosen } = report;
  const found = await sourceOf(shown);
  const source = found && withColumns(found, report.source);
  if (kind === 'compare') {
    const again = { askLabels, ...(source && source.kind !== 'none' && { source }) };
    await vscode.commands.executeCommand(commands.compare, await targetOf(shown), undefined, again);
    return;
  }
  await trainAgain(shown, {
    ...columnsOf(target),
    askLabels,
    ...(source && { source }),
    ...(pinned && chosen && { pinned: chosen }),
  });
}

function withColumns(source: SourceReference, domain: Domain | null): SourceReference {
  if (source.kind !== 'table' || !domain) return source;
  return { kind: 'table', table: { ...source.table, ...columnsOf(domain) } };
}

/** About the report that is shown: the commands of the menus, with what it knows chosen beforehand. */
const aboutReport: Record<
  Exclude<ViewCommand, 'openSettings' | 'showLog'>,
  (shown: ShownReport) => Promise<void>
> = {
  fineTune: (shown) => trainWith(shown),
  trainWithoutSource: (shown) => trainAgain(shown, { source: { kind: 'none' } }),
  compare: async (shown) => {
    await vscode.commands.executeCommand(commands.compare, await targetOf(shown));
  },
  tryModel: async (shown) => {
    const path = tablePath(shown.report.target, fileOf(shown));
    await vscode.commands.executeCommand(commands.predict, { examplesOf: path === undefined ? [] : [path] });
  },
  runAgain: (shown) => runAgain(shown),
  matchLabels: (shown) => runAgain(shown, true),
  useAnotherStrategy: async (shown) => {
    await vscode.commands.executeCommand(commands.useAnotherStrategy, shown);
  },
  compareLayers: async (shown) => {
    await vscode.commands.executeCommand(commands.compareLayers, shown);
  },
  compareEncoder: async (shown) => {
    await vscode.commands.executeCommand(commands.compareEncoder, shown);
  },
};

/** What a button of the page does. `shown` is undefined while its report cannot be read. */
export async function runPageCommand(message: PageCommand, shown: ShownReport | undefined): Promise<void> {
  if (message.type === 'labelRows') {
    const choices = message.rows === undefined ? {} : { count: message.rows };
    const target = shown && (await targetOf(shown));
    await vscode.commands.executeCommand(commands.pickRowsToLabel, target, undefined, choices);
    return;
  }
  const { command } = message;
  if (command === 'openSettings' || command === 'showLog')
    await vscode.commands.executeCommand(commands[command]);
  else if (shown) await aboutReport[command](shown);
}
