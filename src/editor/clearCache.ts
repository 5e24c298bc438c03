import * as vscode from 'vscode';
import { size } from './figures';
import { readEmbedOptions } from './readSettings';
import type { Services } from './services';
import { words } from './words';

/** Forgets all vectors; the next run on a table embeds it anew. */
export async function clearCache(services: Services): Promise<void> {
  const { cacheFolder } = readEmbedOptions();
  const title = words('editor.progress.clearCache');
  const { freedBytes } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title },
    () => services.engine.call('cache/clear', { cacheFolder }),
  );
  const message = words('editor.done.cache', { size: size(freedBytes, vscode.env.language) });
  void vscode.window.showInformationMessage(message);
}
