import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Side } from '../../src/protocol/rows';
import type { Reader } from '../reader';
import type { MapHost } from './mapHost';
import type { Choices, MapModel } from './mapModel';
import { rowTable } from './rowTable';

export interface ListActions {
  change(action: () => void): void;
  move(at: number, focus: boolean): void;
  leave(): void;
  open(point: number, inPlace: boolean): void;
}

/** Under the map: how many rows are selected or found, filters, and the rows themselves. */
export function list(reader: Reader, model: MapModel, host: MapHost, actions: ListActions): TemplateResult {
  const { t } = reader;
  const { choices, rows } = model;
  const { change, move, leave, open } = actions;
  const clear = () => change(() => model.clear());
  const clearable = choices.selected !== null || choices.marked.size > 0;
  return html`<div class="list" @focusout=${leave}>
    <div class="heading">
      <h3 role="status">${headingOf(reader, choices, rows.length)}</h3>
      ${
        clearable
          ? html`<button type="button" class="link" @click=${clear}>${t('view.map.clear')}</button>`
          : nothing
      }
      ${filters(reader, model, change)}
    </div>
    ${rowTable(reader, model.map, host, {
      rows,
      at: choices.at,
      sorting: choices.sorting,
      marked: choices.marked,
      sort: (column) => change(() => model.sort(column)),
      move,
      open,
      mark: (point) => change(() => model.mark(point)),
    })}
  </div>`;
}

function headingOf({ t, figures }: Reader, { selected, found, more, query }: Choices, rows: number): string {
  const count = figures.count(rows);
  if (found && rows === 0 && !selected) return t('view.map.find.none', { text: query });
  if (found && selected) return t('view.map.rows.both', { count });
  if (found) return t(more ? 'view.map.rows.foundMore' : 'view.map.rows.found', { count });
  return t(selected ? 'view.map.rows.selected' : 'view.map.rows.all', { count });
}

/** Only what can leave something out. */
function filters({ t, report }: Reader, model: MapModel, change: ListActions['change']): TemplateResult {
  const { side, onlyWrong } = model.choices.filter;
  const sides = [
    ['both', t('view.map.side.both')],
    ['source', report.source?.name ?? t('view.source')],
    ['target', report.target.name],
  ] as const;
  const choose = ({ target }: Event) =>
    change(() => model.filter({ side: (target as HTMLSelectElement).value as Side | 'both' }));
  const check = ({ target }: Event) =>
    change(() => model.filter({ onlyWrong: (target as HTMLInputElement).checked }));
  return html`${
    report.source
      ? html`<label
          >${t('view.map.side')}
          <select @change=${choose} .value=${side}>
            ${sides.map(([value, name]) => html`<option value=${value}>${name}</option>`)}
          </select></label
        >`
      : nothing
  }
  ${
    model.colourings.includes('error')
      ? html`<label
          ><input type="checkbox" .checked=${onlyWrong} @change=${check} />${t('view.map.onlyWrong')}</label
        >`
      : nothing
  }`;
}
