import { stratifiedDraw } from '../../core/data/stratifiedDraw';
import { seededRandom } from '../../core/random';
import type { TableColumn } from './rawTable';
import { takenLines, takenOf } from './rawTable';
import type { Table } from './readTable';
import { drawSeed } from './rowKeeper';

/** Rows of a table that were drawn: their indices, and their columns' cells. */
export interface Drawing {
  table: Table;
  /** The same rows of a column that belongs to the table or was made of its columns. */
  column<C extends TableColumn | null>(column: C): C;
}

/** At most `mostRows` of a table, in proportion to the labels; null where it has no more than these. */
export function drawTable(table: Table, labels: readonly string[] | null, mostRows: number): Drawing | null {
  if (mostRows === 0 || table.rows <= mostRows) return null;
  const strata = labels ?? Array.from({ length: table.rows }, () => '');
  const rows = stratifiedDraw(strata, mostRows, seededRandom(drawSeed));
  const { lines, rowNumbers, drawnFrom } = table;
  return {
    table: {
      ...table,
      columns: table.columns.map(({ name, values }) => ({ name, values: takenOf(values, rows) })),
      rows: rows.length,
      lines: lines && takenLines(lines, rows),
      rowNumbers: rows.map((row) => rowNumbers?.[row] ?? row + 1),
      drawnFrom: drawnFrom ?? table.rows,
    },
    column: (column) => (column ? { ...column, values: takenOf(column.values, rows) } : column),
  };
}
