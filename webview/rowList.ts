import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Side } from '../src/protocol/rows';
import { following } from './following';
import { markWord } from './markWord';
import type { Reader } from './reader';
import { openRow, rowReference, wordsOf } from './rowText';
import { whenSeen } from './whenSeen';

export interface RowListOptions {
  /** A word that stands out in the texts. */
  highlight?: string;
  /** What stands after the row's reference; without it, the row's label as the table has it. */
  beside?: (row: number) => string;
  /** Begin with so many; the others follow on request. */
  first?: number;
  /** What the list is called where it cannot be seen. */
  name?: string;
}

/** Rows of one side's table with their texts, where these may be shown; each opens its file at the row. */
export function rowList(
  reader: Reader,
  side: Side,
  rows: readonly number[],
  options: RowListOptions = {},
): TemplateResult {
  if (rows.length === 0) return html`<p class="note">${reader.t('view.rows.none')}</p>`;
  const { first = rows.length } = options;
  // keyed: what was unfolded or focused in one list says nothing about the next
  const list = html`<ul class="rows" data-rows aria-label=${options.name ?? nothing}>
    ${rows.map((row, index) => item(reader, { side, row, options, index, beyond: index >= first }))}
  </ul>`;
  return html`${keyed(`${side}:${rows.join()}`, html`${list}${more(reader, rows.length - first)}`)}`;
}

interface Item {
  side: Side;
  row: number;
  options: RowListOptions;
  index: number;
  /** One of those that follow on request. */
  beyond: boolean;
}

let lastId = 0;

function item(reader: Reader, { side, row, options, index, beyond }: Item): TemplateResult {
  const id = `row-text-${++lastId}`;
  const show = () => void reader.rows.request(side, row);
  return html`<li
    class=${beyond ? 'beyond' : nothing}
    @click=${(event: MouseEvent) => press(reader, side, row, event)}
    ${whenSeen(show)}
  >
    ${following(reader.rows, `${side}:${row}`, () => head(reader, { side, row, options, index, beyond }, id))}
    <p id=${id}>${following(reader.rows, `${side}:${row}`, () => body(reader, side, row, options))}</p>
  </li>`;
}

function head(reader: Reader, { side, row, options, index }: Item, id: string): TemplateResult {
  const answer = reader.rows.get(side, row);
  const reference = rowReference(reader, side, row);
  const beside = options.beside?.(row) ?? (answer.kind === 'text' ? answer.label : '');
  return html`${
    answer.kind === 'withheld'
      ? html`<span class="file">${reference}</span>`
      : html`<button
          type="button"
          class="reference file"
          tabindex=${index === 0 ? 0 : -1}
          aria-describedby=${id}
          aria-expanded=${reader.host ? nothing : 'false'}
        >
          ${reference}
        </button>`
  }${beside ? html` <bdi class="muted">${beside}</bdi>` : nothing}`;
}

function body(reader: Reader, side: Side, row: number, { highlight }: RowListOptions) {
  const answer = reader.rows.get(side, row);
  if (answer.kind === 'withheld' && !reader.report.texts) return nothing; // the page says so once
  const text = wordsOf(reader, answer);
  if (answer.kind !== 'text' || answer.text.trim() === '')
    return html`<span class="muted ${answer.kind}">${text}</span>`;
  return html`<bdi>${highlight ? markWord(text, highlight) : text}</bdi>`;
}

/** Opens the row; in the exported file, which cannot, shows all of the text. */
function press(reader: Reader, side: Side, row: number, event: MouseEvent): void {
  const target = event.target as HTMLElement;
  const onReference = target.closest('.reference') !== null;
  if (!onReference && getSelection()?.isCollapsed === false) return; // a text was selected, to be copied
  if (reader.host) return openRow(reader, side, row, event);
  const element = event.currentTarget as HTMLElement;
  const open = element.classList.toggle('open');
  element.querySelector('.reference')?.setAttribute('aria-expanded', String(open));
}

function more({ t, figures }: Reader, count: number): TemplateResult | typeof nothing {
  if (count <= 0) return nothing;
  const text =
    count === 1 ? t('view.rows.more.one') : t('view.rows.more.many', { count: figures.count(count) });
  return html`<button type="button" class="more" @click=${unfold}>${text}</button>`;
}

function unfold({ currentTarget }: Event): void {
  const button = currentTarget as HTMLElement;
  const list = button.previousElementSibling as HTMLElement;
  list.classList.add('all');
  button.hidden = true;
  list.querySelector<HTMLElement>('.beyond .reference')?.focus();
}
