import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Failures } from '../../../src/protocol/failures';
import type { Reader } from '../../reader';
import { rowList } from '../../rowList';
import { besideMistake, rightRows } from './mistakes';
import type { Mistake } from './mistakes';
import { keepPick, movePick, pick } from './pick';

/** Above this, shares only: counts on hover. */
const mostWithCounts = 8;
/** Above this, the most frequent labels: a larger table shows nothing. */
const mostLabels = 30;
/** Of the foreground, at 100 % of a row. */
const darkest = 26;
const rowsAtFirst = 5;

/** Labels down, predictions across. */
export function confusion(reader: Reader, failures: Failures): TemplateResult {
  const shown = shownLabels(failures);
  const cells = cellsOf(failures);
  return html`<div data-picks @keydown=${movePick} @focusin=${keepPick}>
    <h3>${reader.t('view.failures.confusion')}</h3>
    ${table(reader, failures, shown, cells)}
    <p class="note">${note(reader, failures)}</p>
    ${
      shown.length < failures.labels.length
        ? html`<p class="note">
            ${reader.t('view.domains.moreLabels', { count: failures.labels.length - shown.length })}
          </p>`
        : nothing
    }
    <p class="sr" role="status"></p>
  </div>`;
}

/** What the cells unfold: it needs the page's whole width. */
export const cellLists = (reader: Reader, failures: Failures): TemplateResult[] =>
  [...cellsOf(failures).values()].map((cell) => cellMistakes(reader, failures, cell));

function note({ t, figures }: Reader, failures: Failures): string {
  const right = rightRows(failures);
  const rows = figures.count(failures.rows);
  return right === failures.rows
    ? t('view.failures.confusion.right', { rows })
    : t('view.failures.confusion.note', { rows, right: figures.count(right) });
}

/** The most frequent, in their own order. */
function shownLabels({ confusion }: Failures): number[] {
  const size = (label: number) => total(confusion[label]!);
  return [...confusion.keys()]
    .toSorted((a, b) => size(b) - size(a))
    .slice(0, mostLabels)
    .toSorted((a, b) => a - b);
}

const total = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

interface Cell {
  label: number;
  predicted: number;
  mistakes: Mistake[];
}

const keyOf = ({ label, predicted }: Pick<Cell, 'label' | 'predicted'>): string => `${label}-${predicted}`;

/** Only cells whose mistakes the report holds. */
function cellsOf({ mistakes }: Failures): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const mistake of mistakes) {
    const { label, predicted } = mistake;
    const cell = cells.get(keyOf(mistake)) ?? { label, predicted, mistakes: [] };
    cell.mistakes.push(mistake);
    cells.set(keyOf(mistake), cell);
  }
  return cells;
}

function table(
  reader: Reader,
  failures: Failures,
  shown: readonly number[],
  cells: ReadonlyMap<string, Cell>,
): TemplateResult {
  const { t } = reader;
  const many = shown.length > mostWithCounts;
  let stops = 0;
  const body = (label: number, predicted: number) => {
    const cell = cells.get(keyOf({ label, predicted }));
    return cellOf(reader, failures, { label, predicted, many }, cell ? stops++ : null);
  };
  return html`<div
    class=${many ? 'scroll' : ''}
    role=${many ? 'region' : nothing}
    tabindex=${many ? 0 : nothing}
    aria-label=${many ? t('view.failures.confusion') : nothing}
  >
    <table class="confusion ${many ? 'many' : ''}">
      <caption class="sr">
        ${t('view.failures.confusion.caption')}
      </caption>
      <thead>
        <tr>
          <td></td>
          <th scope="colgroup" colspan=${shown.length}>${t('view.failures.predicted')}</th>
        </tr>
        <tr>
          <th scope="col" class="corner">${t('view.failures.labeled')}</th>
          ${shown.map((label) => html`<th scope="col">${failures.labels[label]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          (label) =>
            html`<tr>
              <th scope="row">${failures.labels[label]}</th>
              ${shown.map((predicted) => body(label, predicted))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

interface Where {
  label: number;
  predicted: number;
  many: boolean;
}

/** @param stop how manieth selectable cell it is; null where there is nothing to list */
function cellOf(reader: Reader, failures: Failures, where: Where, stop: number | null): TemplateResult {
  const { label, predicted, many } = where;
  const { figures, t } = reader;
  const counts = failures.confusion[label]!;
  const count = counts[predicted] ?? 0;
  const share = count / Math.max(1, total(counts));
  const inWords = t('view.failures.cell', {
    label: failures.labels[label]!,
    predicted: failures.labels[predicted]!,
    count: figures.count(count),
    share: figures.percent(share, 0),
  });
  const fill = `--fill:${Math.round(share * darkest)}%`;
  const numbers = many
    ? html`<span data-hover=${stop === null ? inWords : nothing}>${figures.percent(share, 0)}</span>`
    : html`<b>${figures.count(count)}</b><span>${figures.percent(share, 0)} %</span>`;
  if (stop === null) return html`<td .style=${fill}><div class="cell">${numbers}</div></td>`;
  return html`<td .style=${fill}>
    <button
      type="button"
      class="cell pick"
      data-at="${label},${predicted}"
      tabindex=${stop === 0 ? 0 : -1}
      aria-expanded="false"
      aria-controls="mistakes-${label}-${predicted}"
      aria-label=${inWords}
      data-hover=${many ? inWords : nothing}
      data-says=${t('view.failures.shown', { count: failures.mistakes.filter((each) => keyOf(each) === keyOf(where)).length })}
      @click=${pick}
    >
      ${numbers}
    </button>
  </td>`;
}

function cellMistakes(reader: Reader, failures: Failures, cell: Cell): TemplateResult {
  const { label, predicted, mistakes } = cell;
  const heading = reader.t('view.failures.cell.mistakes', {
    label: failures.labels[label] ?? '',
    predicted: failures.labels[predicted] ?? '',
    shown: reader.figures.count(mistakes.length),
    count: reader.figures.count(failures.confusion[label]?.[predicted] ?? mistakes.length),
  });
  return html`<div class="mistakes" id="mistakes-${keyOf(cell)}" hidden>
    <h4>${heading}</h4>
    ${rowList(
      reader,
      'target',
      mistakes.map(({ row }) => row),
      { beside: besideMistake(reader, failures), first: rowsAtFirst },
    )}
  </div>`;
}
