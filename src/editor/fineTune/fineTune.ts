import * as vscode from 'vscode';
import type { ResultOf, StrategyOptions } from '../../protocol/calls';
import type { SourceReference, TableReference } from '../../protocol/table';
import { withNetworkPermission } from '../askForNetwork';
import { chooseColumns } from '../chooseColumns';
import { chooseDomain } from '../chooseDomain';
import { chosenTables, fileName } from '../chosenTables';
import type { LabelChoices } from '../matchLabels';
import { matchLabels } from '../matchLabels';
import { readEmbedOptions, readIncludeTexts, readSeed, readStrategies } from '../readSettings';
import { runInNotification } from '../runInNotification';
import type { Services } from '../services';
import { showError } from '../showError';
import { words } from '../words';
import type { Destination, IfExists } from './chooseDestination';
import { chooseDestination, folderFor } from './chooseDestination';
import { announceModel } from './announceModel';

/** Answers given beforehand (by a keybinding, a task or a test): what is here is not asked. */
export interface FineTuneChoices extends Partial<StrategyOptions>, LabelChoices {
  /** A table without its columns: as found when they are clear, else they are asked. */
  source?: SourceReference;
  textColumn?: string;
  labelColumn?: string;
  name?: string;
  ifExists?: IfExists;
  /** Ask for the columns even when they are clear. */
  askColumns?: boolean;
}

export type FineTuned = ResultOf<'model/fineTune'>;

async function targetTable(
  services: Services,
  files: vscode.Uri[],
  choices: FineTuneChoices,
): Promise<TableReference | undefined> {
  const { textColumn, labelColumn, askColumns = false } = choices;
  if (textColumn !== undefined && labelColumn !== undefined)
    return { paths: files.map((file) => file.fsPath), textColumn, labelColumn };
  return chooseColumns(services, files, { label: 'asked', always: askColumns });
}

async function sourceDomain(
  services: Services,
  files: vscode.Uri[],
  target: TableReference,
  given: SourceReference | undefined,
): Promise<SourceReference | undefined> {
  if (given?.kind === 'table' && given.table.textColumn === undefined) {
    const others = given.table.paths.map((path) => vscode.Uri.file(path));
    const table = await chooseColumns(services, others, { label: 'needed' });
    return table && { kind: 'table', table };
  }
  if (given) return given;
  return chooseDomain(services, {
    title: words('editor.source.title', { file: fileName(files[0]!) }),
    placeholder: words('editor.source.placeholder'),
    except: files,
    // without labels of its own there is nothing to learn from but a source
    none: target.labelColumn !== undefined,
    label: 'needed',
  });
}

async function train(
  services: Services,
  file: vscode.Uri,
  run: { target: TableReference; source: SourceReference; destination: Destination } & StrategyOptions,
): Promise<FineTuned> {
  const { target, source, destination, strategies, pinned } = run;
  const embed = await withNetworkPermission(services.context, readEmbedOptions(file));
  const params = {
    target,
    source,
    modelFolder: destination.modelFolder.fsPath,
    overwrite: destination.overwrite,
    reportFile: destination.reportFile.fsPath,
    seed: readSeed(file),
    embed,
    strategies,
    includeTexts: readIncludeTexts(file),
    ...(pinned && { pinned }),
  };
  return runInNotification(services, words('editor.progress.fineTune', { file: fileName(file) }), (running) =>
    services.engine.call('model/fineTune', params, running),
  );
}

async function askAndTrain(
  services: Services,
  files: vscode.Uri[],
  choices: FineTuneChoices,
): Promise<FineTuned | undefined> {
  folderFor(files[0]!);
  const target = await targetTable(services, files, choices);
  const found = target && (await sourceDomain(services, files, target, choices.source));
  const source = found && (await matchLabels(services, target, found, choices));
  const destination = source && (await chooseDestination(files[0]!, choices));
  if (!destination) return undefined;
  const { pinned, strategies = readStrategies(files[0]) } = choices;
  const named = { strategies, ...(pinned && { pinned }) };
  const trained = await train(services, files[0]!, { target, source, destination, ...named });
  await services.active.use(destination.modelFolder);
  services.models.refresh();
  announceModel(services, { trained, destination, target });
  return trained;
}

/** At most three clicks from a table to a trained, saved, active model. Undefined: declined or failed. */
export async function fineTune(
  services: Services,
  clicked?: vscode.Uri,
  selected?: readonly vscode.Uri[],
  choices: FineTuneChoices = {},
): Promise<FineTuned | undefined> {
  try {
    const files = await chosenTables(clicked, Array.isArray(selected) ? selected : undefined);
    return files && (await askAndTrain(services, files, choices));
  } catch (error) {
    const { textColumn: _text, labelColumn: _label, ...others } = choices;
    void showError(error, services.log, {
      chooseColumns: () => fineTune(services, clicked, selected, { ...others, askColumns: true }),
    });
    return undefined;
  }
}
