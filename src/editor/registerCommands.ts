import * as vscode from 'vscode';
import type { StrategyName } from '../protocol/report';
import { UserError } from '../protocol/userError';
import { clearCache } from './clearCache';
import type { CompareChoices } from './compare/compare';
import { compare } from './compare/compare';
import type { CommandId } from './contributionIds';
import { commands, extensionSection } from './contributionIds';
import type { FineTuneChoices } from './fineTune/fineTune';
import { fineTune } from './fineTune/fineTune';
import { tryModel } from './fineTune/tryModel';
import { chosenModel, deleteModel, openModelReport, renameModel, useModel } from './models/modelCommands';
import type { ModelItem } from './models/modelItem';
import type { PickChoices } from './pickRows';
import { pickRows } from './pickRows';
import { listPredictions } from './predict/listPredictions';
import { predict } from './predict/predict';
import { compareEncoders, compareOtherEncoder } from './reports/compareEncoders';
import { openReportFile, pickReport } from './reports/openReport';
import { ReportItem, deleteReport } from './reports/reportTree';
import { compareReports } from './reports/compareReports';
import { copyMarkdown, saveHtml, saveJson, saveMarkdown } from './reports/saveReport';
import { useAnotherStrategy } from './reports/useAnotherStrategy';
import { openSamples } from './samples/openSamples';
import type { Services } from './services';
import { showError } from './showError';

export interface Views {
  models: vscode.TreeView<ModelItem>;
  reports: vscode.TreeView<ReportItem>;
}

/** What each command does. Arguments come from menus, keybindings, the walkthrough, tests, or not at all. */
type Handlers = Record<CommandId, (...args: never[]) => unknown>;

const reveal = (uri: vscode.Uri | undefined) =>
  uri && vscode.commands.executeCommand('revealInExplorer', uri);

function runHandlers(services: Services) {
  return {
    [commands.fineTune]: (clicked?: vscode.Uri, selected?: vscode.Uri[], choices?: FineTuneChoices) =>
      fineTune(services, clicked, selected, choices),
    [commands.compare]: (clicked?: vscode.Uri, selected?: vscode.Uri[], choices?: CompareChoices) =>
      compare(services, clicked, selected, choices),
    [commands.pickRowsToLabel]: (clicked?: vscode.Uri, selected?: vscode.Uri[], choices?: PickChoices) =>
      pickRows(services, clicked, selected, choices),
    [commands.predict]: (wanted?: { examplesOf?: string[] }) =>
      wanted?.examplesOf ? tryModel(services, { paths: wanted.examplesOf }) : predict(services),
    [commands.showPredictions]: () => listPredictions(services),
    [commands.clearPredictions]: () => {
      const editor = vscode.window.activeTextEditor;
      if (editor) services.predictions.clear(editor.document);
    },
  };
}

function modelHandlers(services: Services, { models }: Views) {
  const on =
    <Rest extends unknown[]>(act: (services: Services, item: ModelItem, ...rest: Rest) => unknown) =>
    async (passed?: ModelItem, ...rest: Rest) => {
      const item = await chosenModel(services, passed, models.visible ? models.selection[0] : undefined);
      return item && act(services, item, ...rest);
    };
  return {
    [commands.useModel]: on(useModel),
    [commands.renameModel]: on((_services, item, _all?: unknown, wanted?: string) =>
      renameModel(services, item, typeof wanted === 'string' ? wanted : undefined),
    ),
    [commands.deleteModel]: on(deleteModel),
    [commands.revealModel]: on((_services, item) => reveal(item.entry?.uri)),
    [commands.openModelReport]: on(openModelReport),
    [commands.copyModelName]: on((_services, item) => vscode.env.clipboard.writeText(String(item.label))),
    [commands.refresh]: () => services.models.refresh(),
  };
}

function reportHandlers(services: Services, { reports }: Views) {
  const shownInFront = () => {
    const shown = services.pages.active()?.anything;
    if (!shown) throw new UserError('editor.error.noReports');
    return shown;
  };
  const reportInFront = () => {
    const shown = services.pages.active()?.shown;
    if (!shown) throw new UserError('editor.error.noReports');
    return shown;
  };
  const chosen = (passed?: ReportItem) => passed ?? reports.selection[0];
  return {
    [commands.openReport]: (report?: vscode.Uri | ReportItem) => {
      const file = report instanceof ReportItem ? report.file.uri : report;
      return file instanceof vscode.Uri ? openReportFile(file) : pickReport();
    },
    [commands.saveReportJson]: () => saveJson(shownInFront()),
    [commands.saveReportHtml]: () => saveHtml(services.engine, shownInFront()),
    [commands.saveReportMarkdown]: () => saveMarkdown(shownInFront()),
    [commands.copyReportMarkdown]: () => copyMarkdown(shownInFront()),
    [commands.compareReports]: () => compareReports(services, reportInFront()),
    [commands.copyChart]: () => services.pages.active()?.askForChart('svg'),
    [commands.saveChart]: () => services.pages.active()?.askForChart('png'),
    [commands.useAnotherStrategy]: (shown?: unknown, _all?: unknown, wanted?: StrategyName) =>
      useAnotherStrategy(services, shown, wanted),
    [commands.compareLayers]: (shown?: unknown) => compareEncoders(services, shown, { layers: true }),
    [commands.compareEncoder]: (shown?: unknown, _all?: unknown, folder?: string) =>
      compareOtherEncoder(services, shown, folder),
    [commands.revealReport]: (item?: ReportItem) => reveal(chosen(item)?.file.uri),
    [commands.deleteReport]: async (item?: ReportItem) => {
      const report = chosen(item);
      if (report) await deleteReport(report);
      services.models.refresh();
    },
  };
}

function otherHandlers(services: Services) {
  return {
    [commands.openSamples]: () => openSamples(services.context),
    [commands.clearCache]: () => clearCache(services),
    [commands.openSettings]: () =>
      vscode.commands.executeCommand('workbench.action.openSettings', extensionSection),
    [commands.showLog]: () => services.log.show(),
  };
}

/** Every failure of a command is told to the person, with its next step. */
function guarded(services: Services, act: (...args: unknown[]) => unknown) {
  return async (...args: unknown[]): Promise<unknown> => {
    try {
      return await act(...args);
    } catch (error) {
      void showError(error, services.log);
      return undefined;
    }
  };
}

export function registerCommands(services: Services, views: Views): vscode.Disposable[] {
  const handlers = {
    ...runHandlers(services),
    ...modelHandlers(services, views),
    ...reportHandlers(services, views),
    ...otherHandlers(services),
  } satisfies Handlers;
  return Object.entries(handlers).map(([id, handler]) =>
    vscode.commands.registerCommand(id, guarded(services, handler as (...args: unknown[]) => unknown)),
  );
}
