import * as vscode from 'vscode';
import type { ShownReport } from '../../protocol/webview';
import { CancelledError, UserError } from '../../protocol/userError';
import { reportPanelType } from '../contributionIds';
import type { Running } from '../runInNotification';
import type { Services } from '../services';
import { sayHere, words } from '../words';
import { FollowedReport } from './followedReport';
import { LiveRun } from './liveRun';
import type { PageContent, ReportPage } from './reportPage';

/**
 * Shows a run's page from its first moment: phases with what is left, each part when it is known, Cancel; then the
 * report in the same place. Closing the page cancels. Rejects as the work does; the page then keeps what there is and
 * offers to resume.
 */
export async function showLive(
  services: Services,
  { title, uri }: Pick<ShownReport, 'title' | 'uri'>,
  work: (running: Running) => Promise<ShownReport>,
  resume: () => void,
): Promise<ShownReport> {
  const abort = new AbortController();
  const live = new LiveRun(title, words, vscode.env.language);
  const controls = {
    cancel: () => abort.abort(),
    resume: () => {
      panel.dispose();
      resume();
    },
  };
  let content = (): PageContent => ({ run: live.shown(), uri, controls });
  const panel = vscode.window.createWebviewPanel(reportPanelType, title, vscode.ViewColumn.Active);
  const page = services.pages.attach(panel, title, () => content());
  panel.onDidDispose(() => abort.abort());
  try {
    const shown = await queued(services, live, page, abort.signal, work);
    const report = new FollowedReport(shown, () => page.update());
    page.own(report);
    content = () => report.content();
    return shown;
  } catch (error) {
    live.stopped(endOf(error));
    if (live.shown().report === null) panel.dispose(); // the error says it all
    throw error;
  } finally {
    page.update();
  }
}

/** Behind the other runs of the window; the status bar says that something goes on. */
function queued(
  services: Services,
  live: LiveRun,
  page: ReportPage,
  signal: AbortSignal,
  work: (running: Running) => Promise<ShownReport>,
): Thenable<ShownReport> {
  const onProgress: Running['onProgress'] = (progress) => {
    live.progress(progress);
    page.update();
  };
  const onWait = () => {
    live.wait();
    page.update();
  };
  const title = page.panel.title;
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
    services.runs.run(() => work({ signal, onProgress }), signal, onWait),
  );
}

function endOf(error: unknown): Parameters<LiveRun['stopped']>[0] {
  if (error instanceof CancelledError) return { state: 'cancelled' };
  const message = error instanceof UserError ? sayHere(error.shown) : String(error);
  return { state: 'failed', message };
}
