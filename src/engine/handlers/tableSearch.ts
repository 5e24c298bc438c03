import type { RecentTables } from '../tables/recentTables';
import { rememberedRows } from './rememberedRows';
import type { Handler } from './services';

/** Rows between two looks at the clock and the cancel button. */
const rowsAStep = 2000;

/** The rows whose text holds the query. Needs no encoder. */
export const tableSearch =
  (tables: RecentTables): Handler<'table/search'> =>
  async (params, job) => {
    const table = await rememberedRows(tables, params);
    if (table.state !== 'same') return table;
    const { limit } = params;
    const query = params.query.toLowerCase();
    const steps = job.phase('read');
    const rows: number[] = [];
    for (let i = 0; i < table.texts.length; i++) {
      if (table.texts[i]!.toLowerCase().includes(query)) rows.push(table.rowNumbers?.[i] ?? i + 1);
      if (rows.length > limit) break;
      if ((i + 1) % rowsAStep === 0) await steps.step(i + 1, table.texts.length);
    }
    return { state: 'same', rows: rows.slice(0, limit), more: rows.length > limit };
  };
