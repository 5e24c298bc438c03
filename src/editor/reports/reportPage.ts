import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { UserError } from '../../protocol/userError';
import type {
  ChartFormat,
  MapToView,
  RowsMessage,
  ShownMatrix,
  ShownReport,
  ShownRun,
  ToHost,
  ToView,
} from '../../protocol/webview';
import { toHostSchema } from '../../protocol/webview';
import type { Engine } from '../services';
import { showError } from '../showError';
import { sayHere, wording, words } from '../words';
import { readRows, searchRows } from './answerRows';
import { followTables } from './followTables';
import { openRow } from './openRow';
import { pageHtml } from './pageHtml';
import { MapProjection } from './mapProjection';
import { openPair } from './openPair';
import { tableStates } from './placedTable';
import { runPageCommand } from './reportActions';
import { saveHtml, saveJson, takeChart } from './saveReport';

/** What the buttons of a run that is not complete do. */
export interface RunControls {
  cancel(): void;
  resume(): void;
}

export type PageContent = ShownReport | ShownMatrix | { run: ShownRun; controls: RunControls };

/** A report's page in a webview, whoever made the panel. `read` throws UserError for a broken file. */
export class ReportPage implements vscode.Disposable {
  private readonly listener: vscode.Disposable;
  /** Of the tables behind what is shown. */
  private following: vscode.Disposable | undefined;
  private disposed = false;
  /** Set when the page has said that it listens. */
  ready = false;
  /** What the page shows; undefined while the file cannot be read, and while its run is not complete. */
  shown: ShownReport | undefined;
  private controls: RunControls | undefined;
  private readonly projection: MapProjection;
  /** In place of `shown` where the file holds several domains. */
  matrix: ShownMatrix | undefined;

  constructor(
    readonly panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    private readonly title: string,
    private readonly read: () => PageContent,
    readonly engine: Engine,
    readonly log: vscode.LogOutputChannel,
  ) {
    const dist = vscode.Uri.joinPath(extension, 'dist', 'webview');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.listener = panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    this.projection = new MapProjection(engine, log, (message) => this.post(message));
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

  /** Sends what there is to show now; nothing before the page is ready, or after it was closed. */
  update(): void {
    if (!this.ready || this.disposed) return;
    this.post(this.message());
    this.following?.dispose();
    const { shown } = this;
    if (!shown) return;
    const tell = () => void this.tellTables(shown);
    this.following = followTables(shown, tell);
    tell();
  }

  /** Says what became of the report's tables; nothing when another report is shown by then. */
  private async tellTables(shown: ShownReport): Promise<void> {
    const states = await tableStates(shown);
    if (this.shown === shown) this.post({ type: 'tables', ...states });
  }

  /** A run, a search or a look at a table may end after the page was closed: a panel throws then. */
  private post(message: ToView): void {
    if (!this.disposed) void this.panel.webview.postMessage(message);
  }

  /** The page answers with the chart whose menu was opened. */
  askForChart(format: ChartFormat): void {
    this.post({ type: 'copyChart', format });
  }

  private message(): ToView {
    try {
      const content = this.read();
      this.shown = this.matrix = this.controls = undefined;
      if ('run' in content) {
        this.controls = content.controls;
        return { type: 'running', ...content.run, ...wording() } satisfies ToView;
      }
      if ('matrix' in content) {
        this.matrix = content;
        return { type: 'matrix', ...content, ...wording() } satisfies ToView;
      }
      this.shown = content;
      return { type: 'report', ...content, ...wording() } satisfies ToView;
    } catch (error) {
      this.shown = this.matrix = this.controls = undefined;
      const message = error instanceof UserError ? sayHere(error.shown) : String(error);
      this.log.warn(message);
      return { type: 'failed', title: this.title, message, ...wording() } satisfies ToView;
    }
  }

  /** What the page posts; tests post in its place. */
  receive(message: unknown): void {
    const parsed = v.safeParse(toHostSchema, message);
    if (!parsed.success) return this.log.warn(`the report page sent what is not a message`);
    this.handle(parsed.output).catch((error: unknown) => showError(error, this.log));
  }

  private async handle(message: ToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.ready = true;
        return this.update();
      case 'cancelRun':
        return this.controls?.cancel();
      case 'resumeRun':
        return this.controls?.resume();
      case 'saveJson':
        return this.anything && saveJson(this.anything);
      case 'saveHtml':
        return this.anything && saveHtml(this.engine, this.anything);
      case 'openJson':
        return this.openJson();
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        vscode.window.setStatusBarMessage(words('editor.done.copied'), 3000);
        return;
      case 'chart':
        return this.shown && takeChart(this.shown, message);
      case 'readRows':
        return this.shown && this.post(await readRows(this, this.shown, message));
      case 'search':
        return this.shown && this.post(await searchRows(this, this.shown, message));
      case 'openRow':
        return this.shown && openRow(this.engine, this.shown, message);
      case 'openPair':
        return this.matrix && openPair(this.matrix, message);
      case 'project':
        return this.shown && this.projection.start(this.shown);
      case 'cancelProject':
        return this.projection.cancel();
      case 'command':
      case 'labelRows':
        return runPageCommand(message, this.shown);
    }
  }

  get anything(): ShownReport | ShownMatrix | undefined {
    return this.shown ?? this.matrix;
  }

  private async openJson(): Promise<void> {
    const uri = this.anything?.uri;
    if (uri === undefined) return;
    await vscode.commands.executeCommand(
      'vscode.openWith',
      vscode.Uri.parse(uri),
      'default',
      vscode.ViewColumn.Beside,
    );
  }

  dispose(): void {
    this.disposed = true;
    this.following?.dispose();
    this.projection.dispose();
    this.listener.dispose();
  }
}
