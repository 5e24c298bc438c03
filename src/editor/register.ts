import * as vscode from 'vscode';
import { extensionSection, settings } from './contributionIds';
import { ModelTree, createModelView } from './models/modelTree';
import { registerCommands } from './registerCommands';
import { registerPanelRestorer } from './reports/reportPanel';
import { registerReportEditor } from './reports/reportEditor';
import { createReportView } from './reports/reportTree';
import type { Services } from './services';

function followWorkspace({ models }: Services): vscode.Disposable[] {
  return [
    vscode.workspace.onDidChangeWorkspaceFolders(() => models.rewatch()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${extensionSection}.${settings.modelsFolder}`)) models.rewatch();
    }),
  ];
}

/** Connects the services with everything that package.json contributes. */
export function register(services: Services): vscode.Disposable[] {
  const models = createModelView(new ModelTree(services.models, services.active));
  const reports = createReportView(services.models);
  return [
    models,
    reports,
    ...registerCommands(services, { models, reports }),
    registerReportEditor(services.pages),
    registerPanelRestorer(services.pages),
    ...followWorkspace(services),
  ];
}
