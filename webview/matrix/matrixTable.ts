import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { MatrixReport } from '../../src/protocol/matrix';
import { pairCell } from './cell';
import type { FillSteps } from './fillSteps';
import { fillSteps } from './fillSteps';
import { keepTabStop, moveInGrid } from './gridKeys';
import type { MatrixReader } from './matrixReader';
import { nameOf } from './matrixReader';

/** From here on the names of columns stand upright. */
const uprightFrom = 9;

/** Domains that others are judged on: the built-in one is a source only. */
const targetsOf = ({ domains, order }: MatrixReport): number[] =>
  order.filter((index) => !domains[index]!.builtIn);

/** Sources by targets, similar ones beside each other. It scrolls inside its own box. */
export function matrixTable(reader: MatrixReader): TemplateResult {
  const { matrix, host, t } = reader;
  const targets = targetsOf(matrix);
  const steps = fillSteps(matrix.cells.flatMap(({ distance }) => (distance ? [distance.value] : [])));
  const caption = t('view.matrix.caption');
  const table = html`<table
    class="matrix ${targets.length >= uprightFrom ? 'upright' : ''}"
    @keydown=${moveInGrid}
    @focusin=${keepTabStop}
  >
    <caption class="sr">
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col" class="corner">${t('view.source')}</th>
        ${targets.map((target) => columnHead(reader, target))}
      </tr>
    </thead>
    <tbody>
      ${matrix.order.map((source) => row(reader, source, targets, steps))}
    </tbody>
  </table>`;
  // what scrolls must be reached by keyboard: in the panel by its cells, in the file by itself
  const box = host
    ? html`<div class="scroll matrixbox">${table}</div>`
    : html`<div class="scroll matrixbox" role="region" aria-label=${caption} tabindex="0">${table}</div>`;
  return html`<figure class="matrixfigure">${box}${key(reader, steps)}${notes(reader)}</figure>`;
}

function columnHead(reader: MatrixReader, target: number): TemplateResult {
  const name = nameOf(reader, target);
  return html`<th scope="col" class=${target === 0 ? 'asked' : ''} data-hover=${name}>
    <span>${name}</span>
  </th>`;
}

function row(reader: MatrixReader, source: number, targets: readonly number[], steps: FillSteps) {
  const first = firstButton(reader.matrix, targets);
  return html`<tr>
    <th scope="row" data-hover=${nameOf(reader, source)}><span>${nameOf(reader, source)}</span></th>
    ${targets.map((target) =>
      pairCell(reader, source, target, steps, first.source === source && first.target === target),
    )}
  </tr>`;
}

/** Where Tab enters: the first cell that is no diagonal. */
function firstButton({ order }: MatrixReport, targets: readonly number[]) {
  const [source = 0] = order;
  return { source, target: targets.find((target) => target !== source) };
}

function key({ matrix, figures, t }: MatrixReader, { bounds }: FillSteps): TemplateResult {
  const has = (method: string) => matrix.cells.some(({ accuracy }) => accuracy?.method === method);
  const unknown = matrix.cells.some(({ accuracy }) => !accuracy);
  const item = (mark: TemplateResult, text: string) => html`<li>${mark}${text}</li>`;
  return html`<ul class="key matrixkey">
    <li>${t('view.matrix.key.accuracy')}</li>
    ${item(html`<span class="swatch best"></span>`, t('view.matrix.key.best'))}
    ${item(html`<span class="swatch home"></span>`, t('view.matrix.key.home'))}
    ${has('estimated') ? item(html`<span class="swatch estimated"></span>`, t('view.matrix.key.estimated')) : nothing}
    ${unknown ? html`<li>– ${t('view.matrix.key.unknown')}</li>` : nothing}
    <li class="steps">
      ${t('view.matrix.key.distance')}
      ${bounds
        .slice(1)
        .map(
          (high, i) =>
            html`<span class="step"
              ><span class="swatch d${i + 1}"></span>${figures.decimal(bounds[i]!, 2)}–${figures.decimal(
                high,
                2,
              )}</span
            >`,
        )}
    </li>
  </ul>`;
}

function notes(reader: MatrixReader): TemplateResult {
  const { matrix, host, t } = reader;
  const told = reasons(reader);
  const count = matrix.cells.filter(({ reason }) => reason).length;
  return html`${
      told.length > 0
        ? html`<details data-part=${host ? 'unknown' : nothing} ?open=${!host}>
            <summary>${t('view.matrix.unknown', { count })}</summary>
            <ul class="note">
              ${told.map((reason) => html`<li>${reason}</li>`)}
            </ul>
          </details>`
        : nothing
    }
    <p class="note">${host ? `${t('view.matrix.note.open')} ` : nothing}${t('view.matrix.note')}</p>`;
}

/** Each once. They stay open in the file, so that they are printed. */
function reasons({ matrix, say }: MatrixReader): string[] {
  return [...new Set(matrix.cells.flatMap(({ reason }) => (reason ? [say(reason)] : [])))];
}
