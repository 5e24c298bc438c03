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
  const text = table.texts[row - 1];
  if (text === undefined) return null;
  const label = table.labels?.[row - 1]?.trim() ?? '';
  return { row, text: shownText(text), label: shownText(label), place: placeOf(table, row) };
}

function placeOf({ lines }: ReadRows, row: number): RowPlace | null {
  return lines && { firstLine: lines.first[row - 1]!, lastLine: lines.last[row - 1]! };
}
