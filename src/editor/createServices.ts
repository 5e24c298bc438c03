import * as vscode from 'vscode';
import { EngineClient } from '../client/engineClient';
import { ActiveModel } from './models/activeModel';
import { ModelLibrary } from './models/modelLibrary';
import { PredictionBoard } from './predict/predictionBoard';
import { ReportPages } from './reports/reportPages';
import { RunQueue } from './runQueue';
import type { Services } from './services';

function createEngine(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): EngineClient {
  const enginePath = context.asAbsolutePath('dist/engine.js');
  const engine = new EngineClient({ enginePath, log: (line) => log.info(line) });
  context.subscriptions.push({ dispose: () => void engine.dispose() });
  return engine;
}

/** Creates, starts nothing: the engine process comes with the first call. */
export function createServices(context: vscode.ExtensionContext): Services {
  const log = vscode.window.createOutputChannel('Transfer Lens', { log: true });
  const engine = createEngine(context, log);
  const models = new ModelLibrary();
  const active = new ActiveModel(context.workspaceState, models);
  const predictions = new PredictionBoard();
  context.subscriptions.push(log, models, active, predictions);
  return {
    context,
    log,
    engine,
    runs: new RunQueue(),
    models,
    active,
    predictions,
    pages: new ReportPages(context.extensionUri, engine, log),
  };
}
