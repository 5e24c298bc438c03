import { detectColumns } from '../../core/data/columns';
import type { Message } from '../../protocol/message';
import type { Inspection } from '../../protocol/table';
import { tableName } from '../../protocol/tableName';
import { readTable } from '../tables/readTable';
import { chooseColumns } from './domain';
import type { Handler } from './services';

/** Cells and characters of a column's preview. */
const previewCells = 5;
const previewLength = 120;

/** What a table holds and which columns would be used. Needs no encoder. */
export const inspectTable: Handler<'table/inspect'> = async ({ table: reference }, job) => {
  const table = await readTable(reference, job.phase('read', reference.paths.map(tableName).join(', ')));
  const { text, label, confident } = chooseColumns(table, reference);
  const { scores } = detectColumns(table.columns);
  const columns = table.columns.map(({ name, values }, i) => ({
    name,
    sample: values.slice(0, previewCells).map((value) => shorten(value)),
    textScore: scores[i]!.text,
    labelScore: scores[i]!.label,
    why: whyOf(name, text?.name, label?.name),
  }));
  const rows = text ? text.values.flatMap((value, i) => (value.trim() === '' ? [] : [i])) : [];
  const labels = rows.map((row) => label?.values[row]?.trim() ?? '');
  return {
    rows: rows.length,
    skipped: table.rows - rows.length,
    unlabeled: labels.filter((value) => value === '').length,
    leftOut: 0,
    drawnFrom: table.drawnFrom,
    kind: table.kind,
    header: table.header,
    skippedRows: table.skippedRows.slice(0, previewCells),
    writtenLabels: countsInOrder(labels),
    schemes: [],
    remarks: [],
    encoding: table.encoding,
    delimiter: table.delimiter,
    textColumn: text?.name ?? null,
    labelColumn: label?.name ?? null,
    labels: countsInOrder(labels),
    confident,
    columns,
  } satisfies Inspection;
};

function shorten(value: string): string {
  return value.length > previewLength ? value.slice(0, previewLength - 1) + '…' : value;
}

/** In order of first appearance (JavaScript puts whole numbers first, by value). */
function countsInOrder(labels: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) if (label !== '') counts.set(label, (counts.get(label) ?? 0) + 1);
  return Object.fromEntries(counts);
}

function whyOf(name: string, text?: string, label?: string): Message {
  if (name === text) return { key: 'table.why.text' };
  return { key: name === label ? 'table.why.label' : 'table.why.other' };
}
