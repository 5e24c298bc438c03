import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import type { Side } from '../../src/protocol/rows';
import type { Topics } from '../../src/protocol/topics';
import { loneMark } from '../marks';
import type { Reader } from '../reader';
import { rowList } from '../rowList';

/** More rows of a side follow on request. */
const rowsShown = 5;
const sides: readonly Side[] = ['source', 'target'];

/** Rows unlike all others, by side, the most unlike first. */
export function outliers(reader: Reader, all: Topics['outliers']): TemplateResult {
  const { t } = reader;
  return html`<h3 class="part">${t('view.topics.outliers')}</h3>
    ${
      all.length === 0
        ? html`<p class="note">${t('view.topics.outliers.none')}</p>`
        : html`<div class="cols">${sides.map((side) => list(reader, side, all))}</div>
            <p class="note">${t('view.topics.outliers.note')}</p>`
    }`;
}

function list(reader: Reader, side: Side, all: Topics['outliers']) {
  const { report, figures, t } = reader;
  const own = all.filter((each) => each.side === side);
  if (own.length === 0) return html``;
  const name = report[side]?.name ?? '';
  const distance = new Map(own.map((each) => [each.row, each.distance]));
  const beside = (row: number) =>
    t('view.topics.outliers.times', { times: figures.decimal(distance.get(row) ?? 0, 2) });
  return html`<div role="group" aria-label=${t('view.topics.outliersOf', { name })}>
    <p class="side">${loneMark(side)}<span class="file">${name}</span></p>
    ${rowList(
      reader,
      side,
      own.map(({ row }) => row),
      { beside, first: rowsShown },
    )}
  </div>`;
}
