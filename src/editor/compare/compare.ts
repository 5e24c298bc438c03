import type * as vscode from 'vscode';
import type { ResultOf, StrategyOptions } from '../../protocol/calls';
import type { SourceReference, TableReference } from '../../protocol/table';
import { fewestDomains } from '../../protocol/matrix';
import { UserError } from '../../protocol/userError';
import { withNetworkPermission } from '../askForNetwork';
import { chooseColumns } from '../chooseColumns';
import { chooseDomain } from '../chooseDomain';
import { chosenTables, fileName } from '../chosenTables';
import type { LabelChoices } from '../matchLabels';
import { matchLabels } from '../matchLabels';
import { readEmbedOptions, readIncludeTexts, readSeed, readStrategies } from '../readSettings';
import { showLive } from '../reports/showLive';
import type { Running } from '../runInNotification';
import type { Services } from '../services';
import { showError } from '../showError';
import { stem } from '../tableFiles';
import { words } from '../words';
import { compareFiles } from './compareMany';
import { reportFileFor } from './reportFileFor';

/** Answers given beforehand: what is here is not asked. */
export interface CompareChoices extends LabelChoices {
  /** Else the setting. */
  strategies?: StrategyOptions['strategies'];
  askColumns?: boolean;
}

export type Compared = ResultOf<'domains/compare'> | ResultOf<'domains/compareMany'>;

async function sourceOf(
  services: Services,
  files: vscode.Uri[],
  choices: CompareChoices,
): Promise<SourceReference | undefined> {
  const [target, other] = files;
  if (choices.source) return choices.source;
  if (other) {
    const table = await chooseColumns(services, [other], {
      label: 'welcome',
      always: choices.askColumns ?? false,
    });
    return table && { kind: 'table', table };
  }
  return chooseDomain(services, {
    title: words('editor.compare.title', { file: fileName(target!) }),
    placeholder: words('editor.compare.placeholder'),
    except: [target!],
    none: false,
    label: 'welcome',
  });
}

function sourceName(source: SourceReference): string {
  return source.kind === 'table' ? stem(source.table.paths[0]!) : words('editor.compare.moviesName');
}

async function run(
  services: Services,
  file: vscode.Uri,
  target: TableReference,
  source: SourceReference,
  strategies: StrategyOptions['strategies'],
): Promise<Compared> {
  const names = { source: sourceName(source), target: stem(file.fsPath) };
  const title = words('editor.compare.name', { source: names.source, target: names.target });
  const reportFile = await reportFileFor(file, title);
  const embed = await withNetworkPermission(services.context, readEmbedOptions(file));
  const params = {
    source,
    target,
    seed: readSeed(file),
    embed,
    strategies,
    includeTexts: readIncludeTexts(file),
    ...(reportFile && { reportFile: reportFile.fsPath }),
  };
  const shown = { title, uri: reportFile && String(reportFile) };
  let compared: Compared | undefined;
  const work = async (running: Running) => {
    compared = await services.engine.call('domains/compare', params, running);
    return { report: compared.report, ...shown };
  };
  const again = () =>
    run(services, file, target, source, strategies).catch((error: unknown) => showError(error, services.log));
  await showLive(services, shown, work, () => void again());
  return compared!;
}

function checkFiles(files: readonly vscode.Uri[]): void {
  if (files.length === 2 && String(files[0]) === String(files[1]))
    throw new UserError('editor.error.sameFile', { file: fileName(files[0]!) });
}

async function askAndCompare(services: Services, files: vscode.Uri[], choices: CompareChoices) {
  checkFiles(files);
  if (files.length >= fewestDomains) return compareFiles(services, files, choices);
  const question = { label: 'welcome', always: choices.askColumns ?? false } as const;
  const target = await chooseColumns(services, [files[0]!], question);
  const found = target && (await sourceOf(services, files, choices));
  const source = found && (await matchLabels(services, target, found, choices));
  const strategies = choices.strategies ?? readStrategies(files[0]);
  return source && run(services, files[0]!, target, source, strategies);
}

/** How far apart two domains are, as a report. Undefined: declined or failed. */
export async function compare(
  services: Services,
  clicked?: vscode.Uri,
  selected?: readonly vscode.Uri[],
  choices: CompareChoices = {},
): Promise<Compared | undefined> {
  try {
    const files = await chosenTables(clicked, Array.isArray(selected) ? selected : undefined);
    return files && (await askAndCompare(services, files, choices));
  } catch (error) {
    void showError(error, services.log, {
      chooseColumns: () => compare(services, clicked, selected, { ...choices, askColumns: true }),
    });
    return undefined;
  }
}
