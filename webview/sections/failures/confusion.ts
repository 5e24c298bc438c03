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
/** Above this, it may scroll inside its own box. */
const mostUnscrolled = 4;
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

/** Shown cells whose mistakes the report holds, in reading order. */
function cellsOf(failures: Failures): Map<string, Cell> {
  const shown = new Set(shownLabels(failures));
  const cells = new Map<string, Cell>();
  const ordered = failures.mistakes
    .filter(({ label, predicted }) => shown.has(label) && shown.has(predicted))
    .toSorted((a, b) => a.label - b.label || a.predicted - b.predicted);
  for (const mistake of ordered) {
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
  const wide = shown.length > mostUnscrolled;
  return html`<div
    class=${wide ? 'scroll' : ''}
    role=${wide ? 'region' : nothing}
    tabindex=${wide ? 0 : nothing}
    aria-label=${wide ? t('view.failures.confusion') : nothing}
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
              ${shown.map((predicted) => cellOf(reader, failures, { label, predicted, many }, cells))}
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

function cellOf(
  reader: Reader,
  failures: Failures,
  where: Where,
  cells: ReadonlyMap<string, Cell>,
): TemplateResult {
  const { label, predicted, many } = where;
  const { figures, t } = reader;
  const counts = failures.confusion[label]!;
  const count = counts[predicted] ?? 0;
  const share = count / Math.max(1, total(counts));
  const names = { label: failures.labels[label]!, predicted: failures.labels[predicted]! };
  const percent = figures.percent(share, 0);
  const hover = many
    ? t('view.failures.cell', { ...names, count: figures.count(count), share: percent })
    : nothing;
  const fill = `--fill:${Math.round(share * darkest)}%`;
  const numbers = many ? percent : html`<b>${figures.count(count)}</b><span>${percent} %</span>`;
  const cell = cells.get(keyOf(where));
  if (!cell)
    return html`<td class=${count === 0 ? 'none' : ''} .style=${fill}>
      <div class="cell" data-hover=${hover}>${numbers}</div>
    </td>`;
  return html`<td .style=${fill}>
    <button
      type="button"
      class="cell pick"
      data-at="${label},${predicted}"
      tabindex=${cell === cells.values().next().value ? 0 : -1}
      aria-expanded="false"
      aria-controls="mistakes-${keyOf(cell)}"
      data-hover=${hover}
      data-says=${t('view.failures.shown', { count: cell.mistakes.length })}
      @click=${pick}
    >
      ${numbers}<span class="sr">${t('view.failures.cell.name', names)}</span>
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
