import './nonce';
import { html, render } from 'lit/html.js';
import type { ToView, Wording } from '../src/protocol/webview';
import { isOfMap } from '../src/protocol/webview';
import { connectHost } from './host';
import { listenForHover } from './hover';
import { registerMap } from './map/mapElement';
import { page, problem } from './page';
import { readerOf } from './reader';
import { readReport } from './readReport';
import { listenForRowKeys } from './rowKeys';
import { registerControls } from './toolkit';
import { currentView, followReading, listenForView, restoreView } from './viewState';

const host = connectHost();
const root = document.createElement('div');
document.body.append(root);
let keepView = () => {};

function show(message: ToView): void {
  if (isOfMap(message)) return;
  document.documentElement.lang = message.language;
  switch (message.type) {
    case 'report':
      return showReport(message);
    case 'failed':
      return showProblem(message, message.title, message.message);
  }
}

function showReport(message: Extract<ToView, { type: 'report' }>): void {
  const shown = { report: message.report, title: message.title, uri: message.uri };
  const reader = readerOf(shown, message, host);
  const read = readReport(message.report);
  if ('problem' in read)
    return showProblem(message, reader.t('view.problem.title'), reader.say(read.problem));
  document.title = message.title;
  render(page({ ...reader, report: read.report }), root);
  followReading(root);
  restoreView(root, host?.state()?.view);
  keepView = () => host?.keep({ shown, view: currentView(root) });
  keepView();
}

function showProblem(wording: Wording, title: string, text: string): void {
  keepView = () => {};
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
listenForView(root, () => keepView());

const saved = document.querySelector('script[type="application/json"]#report');
if (saved) {
  document.documentElement.classList.add('standalone');
  show(JSON.parse(saved.textContent) as ToView);
} else {
  addEventListener('message', ({ data }) => show(data as ToView));
  host?.post({ type: 'ready' });
}
