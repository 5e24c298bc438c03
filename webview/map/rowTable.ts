import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Reader } from '../reader';
import { rowReference } from '../rowText';
import { pointMark } from './legend';
import type { LoadedMap } from './mapData';
import { confidenceOf, isWrong, sideOf, wordOf } from './mapData';
import type { MapHost } from './mapHost';
import type { Column, Sorting } from './tableRows';
import { columns } from './tableRows';

/** Rows in the page at once. */
export const pageLength = 10;

export interface RowTableOptions {
  /** All points that are listed, in order. */
  rows: Uint32Array;
  /** Place of the current row among them. */
  at: number;
  sorting: Sorting;
  marked: ReadonlySet<number>;
  sort(column: Column): void;
  /** `focus`: the row is to be focused, because a key was pressed. */
  move(at: number, focus: boolean): void;
  open(point: number, inPlace: boolean): void;
  mark(point: number): void;
}

/** The map's rows: the way to every point by keyboard and screen reader. A single tab stop, like all lists. */
export function rowTable(
  reader: Reader,
  map: LoadedMap,
  host: MapHost,
  options: RowTableOptions,
): TemplateResult {
  const { t } = reader;
  const { rows, at } = options;
  const first = at - (at % pageLength);
  const shown = [...rows.subarray(first, first + pageLength)];
  return html`<table
      class="points"
      role="grid"
      aria-multiselectable="true"
      aria-label=${t('view.map.table')}
      aria-describedby="map-table-keys"
      aria-rowcount=${rows.length + 1}
    >
      <thead>
        <tr aria-rowindex="1">
          ${columns.map((column) => header(reader, column, options))}
        </tr>
      </thead>
      <tbody @keydown=${(event: KeyboardEvent) => press(event, options)}>
        ${shown.map((point, offset) => bodyRow(reader, map, host, point, first + offset, options))}
      </tbody>
    </table>
    <p class="sr" id="map-table-keys">${t('view.map.table.keys')}</p>
    ${rows.length === 0 ? html`<p class="note">${t('view.map.table.none')}</p>` : pager(reader, options)}`;
}

function header({ t }: Reader, column: Column, { sorting, sort }: RowTableOptions): TemplateResult {
  const sorted = sorting.column === column;
  const order = !sorted ? 'none' : sorting.descending ? 'descending' : 'ascending';
  return html`<th scope="col" class=${column} aria-sort=${order}>
    <button type="button" class="sort" @click=${() => sort(column)}>
      ${t(`view.map.table.${column}`)}<span aria-hidden="true"
        >${sorted ? (sorting.descending ? ' ↓' : ' ↑') : ''}</span
      >
    </button>
  </th>`;
}

function bodyRow(
  reader: Reader,
  map: LoadedMap,
  host: MapHost,
  point: number,
  place: number,
  { at, marked, open, mark, move }: RowTableOptions,
): TemplateResult {
  const { t, figures } = reader;
  const { points, labels, topics } = map;
  const confidence = confidenceOf(points, point);
  const click = (event: MouseEvent) => {
    move(place, false);
    if (host.openRow && points.row[point] !== 0) open(point, event.ctrlKey || event.metaKey);
    else mark(point);
  };
  return html`<tr
    class="point"
    data-place=${place}
    aria-rowindex=${place + 2}
    aria-selected=${marked.has(point)}
    tabindex=${place === at ? 0 : -1}
    @click=${click}
    @focus=${() => move(place, false)}
  >
    <td class="row">${rowCell(reader, map, host, point)}</td>
    <td>${wordOf(labels, points.label[point]!) ?? '–'}</td>
    <td>
      ${wordOf(labels, points.predicted[point]!) ?? '–'}
      ${isWrong(points, point) ? html`<b class="wrong">${t('view.map.legend.wrong')}</b>` : nothing}
    </td>
    <td class="r confidence">${confidence === null ? '–' : figures.percent(confidence, 0)}</td>
    <td class="topic">${wordOf(topics, points.topic[point]!) ?? '–'}</td>
  </tr>`;
}

function rowCell(reader: Reader, map: LoadedMap, host: MapHost, point: number): TemplateResult {
  const side = sideOf(map.points, point);
  const text = host.textOf({ side, row: map.points.row[point]! });
  const mark = side === 'source' ? pointMark('source', 'disc') : pointMark('target', 'square');
  return html`${text === null ? nothing : html`<p class="text">${text}</p>`}<span class="place"
      >${mark}<span class="file ref">${referenceOf(reader, map, point)}</span></span
    >`;
}

/** `file:row`; the name alone for a row that lies in no table. */
export function referenceOf(reader: Reader, { points }: LoadedMap, point: number): string {
  const side = sideOf(points, point);
  const row = points.row[point]!;
  return row === 0 ? (reader.report[side]?.name ?? side) : rowReference(reader, side, row);
}

function press(event: KeyboardEvent, { rows, at, move, open, mark }: RowTableOptions): void {
  const last = rows.length - 1;
  const to = (place: number) => move(Math.min(last, Math.max(0, place)), true);
  const actions: Record<string, () => void> = {
    ArrowDown: () => to(at + 1),
    ArrowUp: () => to(at - 1),
    PageDown: () => to(at + pageLength),
    PageUp: () => to(at - pageLength),
    Home: () => to(0),
    End: () => to(last),
    Enter: () => open(rows[at]!, event.ctrlKey || event.metaKey),
    ' ': () => mark(rows[at]!),
  };
  const action = actions[event.key];
  if (!action || event.altKey) return;
  event.preventDefault();
  action();
}

function pager({ t, figures }: Reader, { rows, at, move }: RowTableOptions): TemplateResult {
  const first = at - (at % pageLength);
  const last = Math.min(rows.length, first + pageLength);
  const range = {
    from: figures.count(first + 1),
    to: figures.count(last),
    count: figures.count(rows.length),
  };
  return html`<p class="pager">
    <span class="num">${t('view.map.range', range)}</span>
    <button
      type="button"
      class="link"
      ?disabled=${first === 0}
      @click=${() => move(first - pageLength, false)}
    >
      ${t('view.map.previous')}
    </button>
    <button type="button" class="link" ?disabled=${last === rows.length} @click=${() => move(last, false)}>
      ${t('view.map.next')}
    </button>
  </p>`;
}
