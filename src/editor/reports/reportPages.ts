import type * as vscode from 'vscode';
import type { ShownMatrix, ShownReport } from '../../protocol/webview';
import { ReportPage } from './reportPage';

/** The report pages that are open, in panels and in editors of report files. */
export class ReportPages {
  private readonly open = new Set<ReportPage>();

  constructor(
    private readonly extension: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  attach(panel: vscode.WebviewPanel, title: string, read: () => ShownReport | ShownMatrix): ReportPage {
    const page = new ReportPage(panel, this.extension, title, read, this.log);
    this.open.add(page);
    panel.onDidDispose(() => {
      this.open.delete(page);
      page.dispose();
    });
    return page;
  }

  /** The page in front: what the buttons of the editor title are about. */
  active(): ReportPage | undefined {
    return [...this.open].find(({ panel }) => panel.active);
  }

  all(): readonly ReportPage[] {
    return [...this.open];
  }
}
