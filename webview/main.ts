import './nonce';
import { html, render } from 'lit/html.js';
import type { Report } from '../src/protocol/report';
import type { ChartFormat, RunStatus, ShownRun, ToView, ViewState, Wording } from '../src/protocol/webview';
import { asRowsMessage, isOfMap } from '../src/protocol/webview';
import { connectHost } from './host';
import { listenForHover } from './hover';
import { registerMap } from './map/mapElement';
import { matrixPage } from './matrix/matrixPage';
import { readMatrix } from './matrix/matrixReader';
import { page, problem, starting } from './page';
import type { Reader } from './reader';
import { readerOf } from './reader';
import { readReport } from './readReport';
import { listenForRowKeys } from './rowKeys';
import { RowStore } from './rowStore';
import { listenForChartMenu, sendChart } from './share/chartMenu';
import { registerControls } from './toolkit';
import { currentView, followReading, listenForView, restoreView } from './viewState';

const host = connectHost();
const root = document.createElement('div');
document.body.append(root);
let keepView = () => {};
/** Of the report that is shown. */
let rows: RowStore | null = null;
/** The run that is shown, and what it is shown by. */
let run: { reader: Reader; told: ShownRun } | null = null;
/** What is on the page holds places to come back to: it is a report, whole or not, or a matrix. */
let holdsPlaces = false;

function show(message: ToView): void {
  if (isOfMap(message)) return;
  switch (message.type) {
    case 'report':
      document.documentElement.lang = message.language;
      return showReport(message);
    case 'running':
      document.documentElement.lang = message.language;
      return showRun(message);
    case 'progress':
      return showProgress(message);
    case 'matrix':
      document.documentElement.lang = message.language;
      return showMatrix(message);
    case 'failed':
      document.documentElement.lang = message.language;
      return showProblem(message, message.title, message.message);
    case 'copyChart':
      return copyChart(message.format);
    case 'tables':
    case 'rows':
    case 'found': {
      const told = asRowsMessage(message);
      if (told) rows?.take(told);
    }
  }
}

function copyChart(format: ChartFormat): void {
  if (host) void sendChart(host, format);
}

function showReport(message: Extract<ToView, { type: 'report' }>): void {
  const { report, title, uri, before } = message;
  const shown = { report, title, uri, before };
  const read = readReport(report);
  if ('problem' in read) {
    const { t, say } = readerOf({ ...shown, report: null as never }, message, host);
    return showProblem(message, t('view.problem.title'), say(read.problem));
  }
  document.title = title;
  run = null;
  rows = rowsOf(read.report);
  render(page(readerOf({ ...shown, report: read.report }, message, host, rows), null, before), root);
  arrive({ shown });
}

/** What was read stays read where the report is of the same tables as the one before. */
const rowsOf = (report: Report): RowStore => (rows?.goOnWith(report) ? rows : new RowStore(report, host));

/** Where the reader is on a page that only changed is left as it is. */
function arrive({ shown }: Pick<ViewState, 'shown'>): void {
  followReading(root);
  const { view } = host?.state() ?? {};
  if (!holdsPlaces && view !== undefined) restoreView(root, view);
  holdsPlaces = true;
  keepView = () => host?.keep({ shown, view: currentView(root) });
  keepView();
}

/** The report so far comes from this very version: nothing in it has to be checked. */
function showRun(message: Extract<ToView, { type: 'running' }>): void {
  keepView = () => {};
  const { report, title } = message;
  document.title = title;
  rows = report && rowsOf(report);
  const reader = readerOf(
    { report: report as Report, title, uri: undefined },
    message,
    host,
    rows ?? undefined,
  );
  run = { reader, told: message };
  renderRun(run);
  holdsPlaces = report !== null;
  if (report) followReading(root);
}

/** The report so far stays as it is. */
function showProgress(status: RunStatus): void {
  if (!run) return;
  run = { ...run, told: { ...run.told, ...status } };
  renderRun(run);
}

function renderRun({ reader, told }: NonNullable<typeof run>): void {
  render(told.report ? page(reader, told) : starting(reader, told), root);
}

function showMatrix(message: Extract<ToView, { type: 'matrix' }>): void {
  rows = run = null;
  const around = { title: message.title, uri: message.uri };
  const shown = { matrix: message.matrix, ...around };
  const reader = readerOf({ report: null as never, ...around }, message, host);
  const read = readMatrix(message.matrix);
  if ('problem' in read)
    return showProblem(message, reader.t('view.problem.title'), reader.say(read.problem));
  document.title = message.title;
  render(matrixPage({ ...reader, matrix: read.matrix }), root);
  arrive({ shown });
}

function showProblem(wording: Wording, title: string, text: string): void {
  keepView = () => {};
  rows = run = null;
  holdsPlaces = false;
  const { t } = readerOf({ report: null as never, title, uri: undefined }, wording, host);
  const log = host && {
    name: t('view.showLog'),
    press: () => host.post({ type: 'command', command: 'showLog' }),
  };
  render(html`${problem(title, text, log)}`, root);
}

registerControls();
registerMap();
listenForHover(root.ownerDocument.body);
listenForRowKeys(root);
listenForChartMenu(root);
listenForView(root, () => keepView());

const saved = document.querySelector('script[type="application/json"]#report');
if (saved) {
  document.documentElement.classList.add('standalone');
  show(JSON.parse(saved.textContent) as ToView);
} else {
  addEventListener('message', ({ data }) => show(data as ToView));
  host?.post({ type: 'ready' });
}
