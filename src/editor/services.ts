import type * as vscode from 'vscode';
import type { EngineClient } from '../client/engineClient';
import type { ActiveModel } from './models/activeModel';
import type { ModelLibrary } from './models/modelLibrary';
import type { PredictionBoard } from './predict/predictionBoard';
import type { ReportPages } from './reports/reportPages';
import type { RunQueue } from './runQueue';

/** What a command may need of the engine: tests pass a fake. */
export type Engine = Pick<EngineClient, 'call'>;

export interface Services {
  context: vscode.ExtensionContext;
  log: vscode.LogOutputChannel;
  engine: Engine;
  runs: RunQueue;
  models: ModelLibrary;
  active: ActiveModel;
  predictions: PredictionBoard;
  pages: ReportPages;
}
