import type * as vscode from 'vscode';
import type { ShownMatrix, ShownReport } from '../../protocol/webview';
import type { Engine } from '../services';
import { FollowedReport } from './followedReport';
import type { PageContent } from './reportPage';
import { ReportPage } from './reportPage';

/** The report pages that are open, in panels and in editors of report files. */
export class ReportPages {
  private readonly open = new Set<ReportPage>();

  constructor(
    private readonly extension: vscode.Uri,
    private readonly engine: Engine,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  attach(panel: vscode.WebviewPanel, title: string, read: () => PageContent): ReportPage {
    const page = new ReportPage(panel, this.extension, title, read, this.engine, this.log);
    this.open.add(page);
    panel.onDidDispose(() => {
      this.open.delete(page);
      page.dispose();
    });
    return page;
  }

  /** Shows a report that is there, and follows its file. `kept`: it was kept for so long that the file may be newer. */
  attachReport(
    panel: vscode.WebviewPanel,
    shown: ShownReport | ShownMatrix,
    { title = shown.title, kept = false } = {},
  ): void {
    const report = new FollowedReport(shown, () => page.update());
    const page = this.attach(panel, title, () => report.content());
    page.own(report);
    if (kept) void report.readFile();
  }

  /** The page in front: what the buttons of the editor title are about. */
  active(): ReportPage | undefined {
    return [...this.open].find(({ panel }) => panel.active);
  }

  all(): readonly ReportPage[] {
    return [...this.open];
  }
}
