import './nonce';
import { html, render } from 'lit/html.js';
import type { Report } from '../src/protocol/report';
import type { ChartFormat, ToView, Wording } from '../src/protocol/webview';
import { asRowsMessage, isOfMap } from '../src/protocol/webview';
import { connectHost } from './host';
import { listenForHover } from './hover';
import { registerMap } from './map/mapElement';
import { matrixPage } from './matrix/matrixPage';
import { readMatrix } from './matrix/matrixReader';
import { page, problem, starting } from './page';
import { readerOf } from './reader';
import { readReport } from './readReport';
import { listenForRowKeys } from './rowKeys';
import type { RowStore } from './rowStore';
import { listenForChartMenu, sendChart } from './share/chartMenu';
import { registerControls } from './toolkit';
import { currentView, followReading, listenForView, restoreView } from './viewState';

const host = connectHost();
const root = document.createElement('div');
document.body.append(root);
let keepView = () => {};
/** Of the report that is shown. */
let rows: RowStore | null = null;

function show(message: ToView): void {
  if (isOfMap(message)) return;
  switch (message.type) {
    case 'report':
      document.documentElement.lang = message.language;
      return showReport(message);
    case 'running':
      document.documentElement.lang = message.language;
      return showRun(message);
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
  const shown = { report: message.report, title: message.title, uri: message.uri };
  const reader = readerOf(shown, message, host);
  const read = readReport(message.report);
  if ('problem' in read)
    return showProblem(message, reader.t('view.problem.title'), reader.say(read.problem));
  document.title = message.title;
  rows = reader.rows;
  render(page({ ...reader, report: read.report }, null, message.before), root);
  followReading(root);
  restoreView(root, host?.state()?.view);
  keepView = () => host?.keep({ shown, view: currentView(root) });
  keepView();
}

/** The report so far comes from this very version: nothing in it has to be checked. */
function showRun(message: Extract<ToView, { type: 'running' }>): void {
  keepView = () => {};
  rows = null;
  document.title = message.title;
  const { report, title } = message;
  const reader = readerOf({ report: report as Report, title, uri: undefined }, message, host);
  render(report ? page(reader, message) : starting(reader, message), root);
}

function showMatrix(message: Extract<ToView, { type: 'matrix' }>): void {
  rows = null;
  const around = { title: message.title, uri: message.uri };
  const shown = { matrix: message.matrix, ...around };
  const reader = readerOf({ report: null as never, ...around }, message, host);
  const read = readMatrix(message.matrix);
  if ('problem' in read)
    return showProblem(message, reader.t('view.problem.title'), reader.say(read.problem));
  document.title = message.title;
  render(matrixPage({ ...reader, matrix: read.matrix }), root);
  followReading(root);
  restoreView(root, host?.state()?.view);
  keepView = () => host?.keep({ shown, view: currentView(root) });
  keepView();
}

function showProblem(wording: Wording, title: string, text: string): void {
  keepView = () => {};
  rows = null;
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
