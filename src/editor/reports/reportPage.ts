import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { UserError } from '../../protocol/userError';
import type { ShownReport, ToHost, ToView } from '../../protocol/webview';
import { toHostSchema } from '../../protocol/webview';
import { showError } from '../showError';
import { sayHere, wording, words } from '../words';
import { pageHtml } from './pageHtml';
import { runPageCommand } from './reportActions';
import { saveHtml, saveJson } from './saveReport';

/** A report's page in a webview, whoever made the panel. `read` throws UserError for a broken file. */
export class ReportPage implements vscode.Disposable {
  private readonly listener: vscode.Disposable;
  /** Set when the page has said that it listens. */
  ready = false;
  /** What the page shows; undefined while the file cannot be read. */
  shown: ShownReport | undefined;

  constructor(
    readonly panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    private readonly title: string,
    private readonly read: () => ShownReport,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const dist = vscode.Uri.joinPath(extension, 'dist', 'webview');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.listener = panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    panel.webview.html = this.html(dist);
  }

  private html(dist: vscode.Uri): string {
    const { webview } = this.panel;
    return pageHtml({
      language: vscode.env.language,
      title: this.title,
      source: webview.cspSource,
      script: String(webview.asWebviewUri(vscode.Uri.joinPath(dist, 'report.js'))),
      style: String(webview.asWebviewUri(vscode.Uri.joinPath(dist, 'style.css'))),
      nonce: randomBytes(16).toString('base64'),
    });
  }

  /** Sends what there is to show now; nothing before the page is ready. */
  update(): void {
    if (this.ready) void this.panel.webview.postMessage(this.message());
  }

  private message(): ToView {
    try {
      this.shown = this.read();
      return { type: 'report', ...this.shown, ...wording() } satisfies ToView;
    } catch (error) {
      this.shown = undefined;
      const message = error instanceof UserError ? sayHere(error.shown) : String(error);
      this.log.warn(message);
      return { type: 'failed', title: this.title, message, ...wording() } satisfies ToView;
    }
  }

  private receive(message: unknown): void {
    const parsed = v.safeParse(toHostSchema, message);
    if (!parsed.success) return this.log.warn(`the report page sent what is not a message`);
    this.handle(parsed.output).catch((error: unknown) => showError(error, this.log));
  }

  private async handle(message: ToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.ready = true;
        return this.update();
      case 'saveJson':
        return this.shown && saveJson(this.shown);
      case 'saveHtml':
        return this.shown && saveHtml(this.shown);
      case 'openJson':
        return this.openJson();
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        vscode.window.setStatusBarMessage(words('editor.done.copied'), 3000);
        return;
      case 'project':
      case 'cancelProject':
        await this.panel.webview.postMessage({ type: 'projectionEnded' } satisfies ToView);
        return;
      case 'command':
      case 'labelRows':
        return runPageCommand(message, this.shown);
    }
  }

  private async openJson(): Promise<void> {
    const uri = this.shown?.uri;
    if (uri === undefined) return;
    await vscode.commands.executeCommand(
      'vscode.openWith',
      vscode.Uri.parse(uri),
      'default',
      vscode.ViewColumn.Beside,
    );
  }

  dispose(): void {
    this.listener.dispose();
  }
}
