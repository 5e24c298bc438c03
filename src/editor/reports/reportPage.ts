import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { UserError } from '../../protocol/userError';
import type {
  ChartFormat,
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
import { lookAtTables } from './placedTable';
import { runPageCommand } from './reportActions';
import { saveHtml, saveJson, takeChart } from './saveReport';

/** What the buttons of a run that is not complete do. */
export interface RunControls {
  cancel(): void;
  resume(): void;
}

export interface RunContent {
  run: ShownRun;
  /** Where its report will lie. */
  uri?: string | undefined;
  controls: RunControls;
}

export type PageContent = ShownReport | ShownMatrix | RunContent;

/** A report's page in a webview, whoever made the panel. `read` throws UserError for a broken file. */
export class ReportPage implements vscode.Disposable {
  private readonly listener: vscode.Disposable;
  /** Of the tables behind what is shown. */
  private following: vscode.Disposable | undefined;
  private disposed = false;
  private readonly owned: vscode.Disposable[] = [];
  /** Set when the page has said that it listens. */
  ready = false;
  /** What the page shows; undefined while the file cannot be read, and while its run is not complete. */
  shown: ShownReport | undefined;
  /** What rows are asked about: what is shown, or as much of it as is known while its run goes on. */
  private about: ShownReport | undefined;
  /** The run as the page knows it but for its progress. */
  private run: ShownRun | undefined;
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

  /** Ends with the page. */
  own(thing: vscode.Disposable): void {
    if (this.disposed) thing.dispose();
    else this.owned.push(thing);
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
    const message = this.message();
    this.post(message);
    if (message.type !== 'progress') this.follow();
  }

  private follow(): void {
    this.following?.dispose();
    const { about } = this;
    if (!about) return;
    const tell = () => void this.tellTables(about);
    this.following = followTables(about, tell);
    tell();
  }

  /** Says what became of the report's tables; nothing when another report is shown by then, or a later look began. */
  private async tellTables(about: ShownReport): Promise<void> {
    const look = ++this.looks;
    const states = await lookAtTables(about);
    if (look === this.looks && this.about === about) this.post({ type: 'tables', ...states });
  }
  private looks = 0;

  /** About rows of what is shown; nothing when another report is shown by then. */
  private async answer(find: (about: ShownReport) => Promise<RowsMessage>): Promise<void> {
    const { about } = this;
    if (!about) return;
    const message = await find(about);
    if (this.about === about) this.post(message);
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
      if ('run' in content) return this.runMessage(content);
      this.forget();
      if ('matrix' in content) {
        this.matrix = content;
        return { type: 'matrix', ...content, ...wording() } satisfies ToView;
      }
      this.shown = this.about = content;
      return { type: 'report', ...content, ...wording() } satisfies ToView;
    } catch (error) {
      this.forget();
      const message = error instanceof UserError ? sayHere(error.shown) : String(error);
      this.log.warn(message);
      return { type: 'failed', title: this.title, message, ...wording() } satisfies ToView;
    }
  }

  /** The report so far goes to the page once; after it only how far the run is. */
  private runMessage({ run, uri, controls }: RunContent): ToView {
    const { report, waiting: _waiting, ...status } = run;
    if (this.run?.report === report) return { type: 'progress', ...status };
    this.forget();
    this.run = run;
    this.controls = controls;
    if (report) this.about = { report, title: run.title, uri };
    return { type: 'running', ...run, ...wording() };
  }

  private forget(): void {
    this.shown = this.about = this.matrix = this.run = this.controls = undefined;
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
        this.run = undefined; // a page that was loaded anew knows nothing of it
        this.projection.cancel();
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
        return this.about && takeChart(this.about, message);
      case 'readRows':
        return this.answer((about) => readRows(this, about, message));
      case 'search':
        return this.answer((about) => searchRows(this, about, message));
      case 'openRow':
        return this.about && openRow(this.engine, this.about, message);
      case 'openPair':
        return this.matrix && openPair(this.matrix, message);
      case 'project':
        return this.shown && this.projection.start(this.shown, message.run);
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
    for (const thing of this.owned) thing.dispose();
  }
}
