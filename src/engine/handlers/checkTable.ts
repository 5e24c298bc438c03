import type { Handler } from './services';
import { loadDomain } from './domain';

/** The rows of a table that are worth a look. */
export const checkTable: Handler<'table/check'> = async ({ table: reference }, job) => {
  const { table, columns } = await loadDomain(reference, job);
  const rows = columns.text.values.flatMap((text, i) =>
    text.trim() === '' ? [{ kind: 'empty-text' as const, row: i + 1 }] : [],
  );
  return {
    issues: { counts: { 'empty-text': rows.length }, rows, labelsChecked: false },
    hash: table.hash,
    textColumn: columns.text.name,
    labelColumn: columns.label?.name ?? null,
  };
};
