import type { RowPlace } from '../../protocol/calls';
import { shownText } from '../../protocol/rows';
import type { ReadRows, RecentTables } from '../tables/recentTables';
import { rememberedRows } from './rememberedRows';
import type { Handler } from './services';

/** Texts, labels and places of some rows. Needs no encoder. */
export const tableTexts =
  (tables: RecentTables): Handler<'table/texts'> =>
  async (params) => {
    const table = await rememberedRows(tables, params);
    if (table.state !== 'same') return table;
    const rows = params.rows.flatMap((row) => shownRow(table, row) ?? []);
    return { state: 'same', rows };
  };

function shownRow(table: ReadRows, row: number) {
  const at = indexOf(table, row);
  const text = table.texts[at];
  if (text === undefined) return null;
  const label = table.labels?.[at]?.trim() ?? '';
  return { row, text: shownText(text), label: shownText(label), place: placeOf(table, at) };
}

function indexOf({ rowNumbers }: ReadRows, row: number): number {
  return rowNumbers ? rowNumbers.indexOf(row) : row - 1;
}

function placeOf({ lines }: ReadRows, at: number): RowPlace | null {
  return lines && { firstLine: lines.first[at]!, lastLine: lines.last[at]! };
}
