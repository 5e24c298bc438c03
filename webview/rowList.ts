import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import type { Side } from '../src/protocol/rows';
import type { Reader } from './reader';

export interface RowListOptions {
  /** A word that stands out in the texts. */
  highlight?: string;
  /** What stands after the row's reference, for example its label. */
  beside?: (row: number) => string;
  /** Begin with so many; the others follow on request. */
  first?: number;
}

/** Rows of one side's table with their texts, where these may be shown; each opens its file at the row. */
export function rowList(
  reader: Reader,
  side: Side,
  rows: readonly number[],
  _options: RowListOptions = {},
): TemplateResult {
  const name = reader.report[side]?.name ?? '';
  return html`<ul class="rows">
    ${rows.map((row) => html`<li><span class="file">${name}:${row}</span></li>`)}
  </ul>`;
}
