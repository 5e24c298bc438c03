import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import type { ExpectedAccuracy, MatrixCell } from '../../src/protocol/matrix';
import { cellAt } from '../../src/protocol/matrix';
import type { Figures } from '../figures';
import type { FillSteps } from './fillSteps';
import type { MatrixReader } from './matrixReader';
import { nameOf } from './matrixReader';

export const none = '–';

/** One pair: the number is the expected accuracy, the fill and the small number the distance. */
export function pairCell(
  reader: MatrixReader,
  source: number,
  target: number,
  steps: FillSteps,
  tabStop: boolean,
): TemplateResult {
  if (source === target) return homeCell(reader, source);
  const cell = cellAt(reader.matrix, source, target);
  const best = reader.matrix.rankings[target]![0] === source;
  const fill = cell?.distance ? `d${steps.stepOf(cell.distance.value)}` : 'd0';
  const names = ['crossing', fill, best ? 'best' : '', cell?.accuracy?.method ?? ''].filter(Boolean);
  const spoken = spokenCell(reader, source, target, cell, best);
  return html`<td class=${names.join(' ')}>${body(reader, cell, spoken, { source, target }, tabStop)}</td>`;
}

function body(
  { host, figures }: MatrixReader,
  cell: MatrixCell | undefined,
  spoken: string,
  pair: { source: number; target: number },
  tabStop: boolean,
): TemplateResult {
  const accuracy = shownAccuracy(figures, cell?.accuracy);
  const distance = cell?.distance ? figures.decimal(cell.distance.value, 2) : none;
  // figures for the eye, a sentence for who listens: as content, so that the name holds what is seen
  const shown = html`<b aria-hidden="true">${accuracy}</b><small aria-hidden="true">${distance}</small
    ><span class="sr">${spoken}</span>`;
  if (!host) return html`<span class="cell">${shown}</span>`;
  return html`<button
    type="button"
    class="cell"
    data-hover=${spoken}
    tabindex=${tabStop ? 0 : -1}
    @click=${() => host.post({ type: 'openPair', ...pair })}
  >
    ${shown}
  </button>`;
}

/** An estimate is a range: its middle alone would promise an order that it does not know. */
function shownAccuracy(figures: Figures, accuracy: ExpectedAccuracy | null | undefined): string {
  if (!accuracy) return none;
  return accuracy.method === 'measured' ? figures.percent(accuracy.mean) : figures.percentRange(accuracy);
}

function homeCell({ matrix, figures, t }: MatrixReader, index: number): TemplateResult {
  const home = matrix.home[index];
  const { name } = matrix.domains[index]!;
  const spoken = home
    ? t('view.matrix.cell.home', {
        name,
        accuracy: figures.percent(home.mean),
        interval: figures.interval(home),
      })
    : t('view.matrix.cell.homeUnknown', { name });
  return html`<td class="home">
    <span class="cell"
      ><b aria-hidden="true">${home ? figures.percent(home.mean) : none}</b
      ><span class="sr">${spoken}</span></span
    >
  </td>`;
}

/** The whole of a cell in words: for screen readers, and on hover. */
function spokenCell(
  reader: MatrixReader,
  source: number,
  target: number,
  cell: MatrixCell | undefined,
  best: boolean,
): string {
  const { figures, t } = reader;
  const accuracy = cell?.accuracy;
  const args = {
    source: nameOf(reader, source),
    target: nameOf(reader, target),
    distance: cell?.distance ? figures.decimal(cell.distance.value, 2) : none,
  };
  if (!accuracy) return t('view.matrix.cell.unknown', args);
  const text =
    accuracy.method === 'measured'
      ? t('view.matrix.cell.measured', {
          ...args,
          accuracy: figures.percent(accuracy.mean),
          interval: figures.interval(accuracy),
          rows: figures.count(accuracy.rows),
        })
      : t('view.matrix.cell.estimated', {
          ...args,
          low: figures.percent(accuracy.low, 0),
          high: figures.percent(accuracy.high, 0),
        });
  return best ? t('view.matrix.cell.best', { cell: text, target: args.target }) : text;
}
