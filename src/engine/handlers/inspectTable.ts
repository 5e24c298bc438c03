import { columnFacts } from '../../core/data/columnFacts';
import { columnReason } from '../../core/data/columnReason';
import type { ColumnRole } from '../../core/data/columnReason';
import { detectColumns } from '../../core/data/columns';
import { mayBeEnglish } from '../../core/data/english';
import { labelSchemes, writtenCounts } from '../../core/data/schemes/labelSchemes';
import { labelReader } from '../../core/data/schemes/readLabels';
import { proposeMapping } from '../../core/data/schemes/proposeMapping';
import { schemeSentence } from '../../core/data/schemes/schemeSentence';
import type { LabelScheme } from '../../protocol/labelScheme';
import type { Message } from '../../protocol/message';
import type { LabelMapping } from '../../protocol/readOptions';
import { namesOf } from '../../protocol/readOptions';
import type { Inspection, LabelProposal, TableReference } from '../../protocol/table';
import { UserError } from '../../protocol/userError';
import type { Job } from '../job';
import type { TableColumn } from '../tables/rawTable';
import type { Table } from '../tables/readTable';
import type { ChosenColumns } from './domain';
import { chooseColumns, filledRows, loadTable, mostRowsOf } from './domain';
import { checkSingleLabels, labelRemarks, readLabelColumn } from './domainLabels';
import type { Handler } from './services';

/** Cells and characters of a column's preview. */
const previewCells = 5;
const previewLength = 120;
/** Skipped rows that are listed. */
const listedSkipped = 20;
/** Labels as they are written that are listed; a column of texts has as many as rows. */
const mostWritten = 1000;

/** What a table holds, which columns would be used and how its labels would be read. Needs no encoder. */
export const inspectTable: Handler<'table/inspect'> = async ({ table: reference, against }, job) => {
  const table = await loadTable(reference, job);
  const chosen = chooseColumns(table, reference);
  const { text } = chosen;
  const rows = filledRows(text);
  const labels = inspectLabels(table, chosen, rows, reference);
  const columns = inspectColumns(table, chosen);
  const proposal = against ? await proposalOf(against, labels, chosen.label?.name, job) : null;
  return {
    rows: rows.length,
    skipped: table.rows - rows.length,
    unlabeled: labels.unlabeled,
    leftOut: labels.leftOut,
    drawnFrom: drawnFrom(table, mostRowsOf(reference)),
    kind: table.kind,
    header: table.header,
    skippedRows: table.skippedRows.slice(0, listedSkipped),
    encoding: table.encoding,
    delimiter: table.delimiter,
    textColumn: text?.name ?? null,
    labelColumn: chosen.label?.name ?? null,
    labels: labels.counts,
    writtenLabels: Object.fromEntries(
      [...labels.written].filter(([label]) => label !== '').slice(0, mostWritten),
    ),
    schemes: labels.schemes,
    mapping: labels.mapping,
    proposal,
    remarks: [...table.notes, ...languageRemark(table, text, rows), ...labels.remarks],
    confident: chosen.confident && labels.sure,
    columns,
  } satisfies Inspection;
};

/** Rows of the file, where a run would draw from them. */
function drawnFrom(table: Table, mostRows: number): number | null {
  return table.drawnFrom ?? (mostRows > 0 && table.rows > mostRows ? table.rows : null);
}

interface InspectedLabels extends Pick<Inspection, 'schemes' | 'remarks' | 'unlabeled' | 'leftOut'> {
  mapping: LabelMapping;
  /** Class -> rows, in order of first appearance. */
  counts: Record<string, number>;
  written: Map<string, number>;
  sure: boolean;
}

function inspectLabels(
  table: Table,
  { label, oneHot }: ChosenColumns,
  rows: readonly number[],
  reference: TableReference,
): InspectedLabels {
  const values = rows.map((row) => label?.values[row] ?? '');
  const written = writtenCounts(values);
  const problem = label ? severalLabels(label, table) : oneHot && oneHotProblem(table, oneHot);
  const read = readLabelColumn(label, rows, { mapping: reference.labels });
  const leftOut = read.kept.filter((kept) => !kept).length;
  const schemes = label && !problem ? namedSchemes(label.name, values, written) : [];
  return {
    schemes,
    mapping: read.mapping,
    remarks: problem ? [problem] : label ? labelRemarks(table.name, read, leftOut) : [],
    unlabeled: read.classes.filter((index) => index < 0).length,
    leftOut,
    counts: countsInOrder(values, read.mapping),
    written,
    sure: read.sure && !problem,
  };
}

function namedSchemes(
  name: string,
  values: readonly string[],
  counts: ReadonlyMap<string, number>,
): LabelScheme[] {
  const written = [...counts.keys()].filter((label) => label !== '');
  const { schemes } = labelSchemes({ name, values });
  return schemes.map((scheme) => ({ ...scheme, says: schemeSentence(scheme, written) }));
}

function severalLabels(label: TableColumn, table: Table): Message | null {
  try {
    checkSingleLabels(label, table.paths.join(', '));
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.shown;
    throw error;
  }
}

function oneHotProblem(table: Table, columns: readonly string[]): Message {
  return { key: 'error.oneHotLabels', args: { file: table.paths.join(', '), columns: columns.join(', ') } };
}

/** In order of first appearance (JavaScript puts whole numbers first, by value). */
function countsInOrder(values: readonly string[], mapping: LabelMapping): Record<string, number> {
  const read = labelReader(mapping);
  const counts = new Map<string, number>();
  for (const value of values) {
    const name = read(value);
    if (name !== null && name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

function inspectColumns(table: Table, { text, label }: ChosenColumns): Inspection['columns'] {
  const { scores, facts } = detectColumns(table.columns);
  const texts = text ? [text.name, ...(namesOf(text.name) ?? [])] : [];
  return table.columns.map(({ name, values }, i) => {
    const role: ColumnRole = texts.includes(name) ? 'text' : name === label?.name ? 'label' : 'other';
    return {
      name,
      sample: values.slice(0, previewCells).map((value) => shorten(value)),
      textScore: scores[i]!.text,
      labelScore: scores[i]!.label,
      why: columnReason(role === 'label' ? columnFacts(values) : facts[i]!, role),
    };
  });
}

function shorten(value: string): string {
  return value.length > previewLength ? value.slice(0, previewLength - 1) + '…' : value;
}

/** The encoder that ships knows English. */
function languageRemark({ name }: Table, text: TableColumn | null, rows: readonly number[]): Message[] {
  if (!text || mayBeEnglish(rows.map((row) => text.values[row]!))) return [];
  return [{ key: 'engine.remark.notEnglish', args: { name } }];
}

/** How the labels may be read as the other table's; null where nothing speaks for any way. */
async function proposalOf(
  against: TableReference,
  { written, mapping }: InspectedLabels,
  column: string | undefined,
  job: Job,
): Promise<LabelProposal | null> {
  const table = await loadTable(against, job);
  const { text, label } = chooseColumns(table, against);
  const { labels } = readLabelColumn(label, filledRows(text), { mapping: against.labels });
  const own = [...written.keys()].filter((name) => labelReader(mapping)(name) !== '');
  const found = own.length <= mostWritten ? proposeMapping(own, labels, column) : null;
  return found && { ...found, labels };
}
