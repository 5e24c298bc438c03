import type { OtherTable, RememberedTable } from '../../protocol/calls';
import type { TableReference } from '../../protocol/table';
import { UserError } from '../../protocol/userError';
import type { ReadRows } from '../tables/recentTables';
import { RecentTables } from '../tables/recentTables';
import type { Table } from '../tables/readTable';
import { chooseColumns } from './domain';

/** The rows of the tables that reports are about. */
export const recentTables = (): RecentTables => new RecentTables(rowColumns);

/** A report that names a text column and no label column is about a table without labels: none is looked for. */
function rowColumns(table: Table, reference: TableReference) {
  const { text, label } = chooseColumns(table, reference);
  if (!text) throw new UserError('error.noTexts', { file: table.paths.join(', '), column: '-' });
  const hasLabel = reference.textColumn === undefined || reference.labelColumn !== undefined;
  return { text: text.values, label: hasLabel ? (label?.values ?? null) : null };
}

export type Remembered = OtherTable | ({ state: 'same' } & ReadRows);

/** The table's rows, if it still is the table that is remembered. */
export async function rememberedRows(
  tables: RecentTables,
  { table, hash }: RememberedTable,
): Promise<Remembered> {
  try {
    const rows = await tables.rows(table);
    return rows.hash === hash ? { state: 'same', ...rows } : { state: 'changed' };
  } catch (error) {
    const other = error instanceof UserError && otherTables[error.shown.key];
    if (other) return { state: other };
    throw error;
  }
}

/** A file that can no longer be read as a table with these columns is another one. */
const otherTables: Partial<Record<UserError['shown']['key'], OtherTable['state']>> = {
  'error.fileMissing': 'gone',
  'error.fileIsFolder': 'gone',
  'error.tableEmpty': 'changed',
  'error.tableNoRows': 'changed',
  'error.tableBinary': 'changed',
  'error.tableQuote': 'changed',
  'error.tableTooLong': 'changed',
  'error.tableGzip': 'changed',
  'error.columnMissing': 'changed',
  'error.noTexts': 'changed',
};
