import * as vscode from 'vscode';
import type { Progress } from '../protocol/calls';
import { progressText } from './progressText';
import type { Services } from './services';
import { words } from './words';

/** Options for one engine call: hand them on as they are. */
export interface Running {
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** An abort signal that follows the editor's own token. */
function signalOf(token: vscode.CancellationToken): AbortSignal {
  const abort = new AbortController();
  if (token.isCancellationRequested) abort.abort();
  token.onCancellationRequested(() => abort.abort());
  return abort.signal;
}

/** A long run with phase, rate, time left and Cancel; it waits for an earlier one of this window. */
export function runInNotification<T>(
  services: Services,
  title: string,
  work: (running: Running) => Promise<T>,
): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title };
  return vscode.window.withProgress(options, (bar, token) => {
    const signal = signalOf(token);
    const onProgress = (progress: Progress) =>
      bar.report({ message: progressText(progress, words, vscode.env.language) });
    const onWait = () => bar.report({ message: words('editor.progress.waiting') });
    return services.runs.run(() => work({ signal, onProgress }), signal, onWait);
  });
}
