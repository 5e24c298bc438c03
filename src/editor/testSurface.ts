import * as vscode from 'vscode';
import type { ModelEntry } from './models/modelEntry';
import type { ShownPrediction } from './predict/shownPrediction';
import type { Services } from './services';

/**
 * What `activate` returns: for the tests in a real VS Code, which cannot read decorations or webviews.
 * Internal, may change at any time.
 */
export interface TestSurface {
  models(): Promise<ModelEntry[]>;
  /** Name of the model that would answer now; undefined for the built-in movie head. */
  activeModel(): Promise<string | undefined>;
  /** Of the document in front. */
  predictions(): readonly ShownPrediction[];
  /** Hands a message to the report page in front as if the webview had posted it. */
  postFromPage(message: unknown): void;
  reportPages(): { title: string; ready: boolean; shown: boolean; active: boolean }[];
}

export function testSurface(services: Services): TestSurface {
  return {
    models: () => services.models.list(),
    activeModel: async () => (await services.active.current())?.name,
    predictions: () => {
      const document = vscode.window.activeTextEditor?.document;
      return document ? services.predictions.of(document) : [];
    },
    postFromPage: (message) => services.pages.active()?.receive(message),
    reportPages: () =>
      services.pages.all().map(({ panel, ready, anything }) => ({
        title: panel.title,
        ready,
        shown: anything !== undefined,
        active: panel.active,
      })),
  };
}
