import path from 'node:path';
import { listed } from '../../core/data/listed';
import { detectColumns } from '../../core/data/columns';
import type { Domain } from '../../protocol/report';
import type { Message } from '../../protocol/message';
import type { TrainingData } from '../../protocol/model';
import { joinedName, mostRowsByDefault, namesOf } from '../../protocol/readOptions';
import type { TableReference } from '../../protocol/table';
import { tableName } from '../../protocol/tableName';
import { UserError } from '../../protocol/userError';
import type { Job } from '../job';
import { drawTable } from '../tables/drawTable';
import type { TableColumn } from '../tables/rawTable';
import type { Table } from '../tables/readTable';
import { columnNames, readTable } from '../tables/readTable';
import { drawSeed } from '../tables/rowKeeper';
import type { LabelWish, ReadColumn } from './domainLabels';
import { checkSingleLabels, labelRemarks, readLabelColumn } from './domainLabels';

/** The columns of a table that matter. */
export interface ChosenColumns {
  text: TableColumn | null;
  label: TableColumn | null;
  /** False when other columns looked almost as likely and nobody was asked. */
  confident: boolean;
  /** Columns of 0 and 1 that hold one label each; null: there are none. */
  oneHot: string[] | null;
}

/** A table as texts with labels: rows without a text, and rows whose label is left out, are not in it. */
export interface TextDomain {
  table: Table;
  columns: ChosenColumns & { text: TableColumn };
  texts: string[];
  /** Data row of the file, from 0, of each text. */
  rows: number[];
  labels: string[];
  /** Index into `labels` per text; -1 = unlabeled. */
  classes: Int32Array;
  skipped: number;
  unlabeled: number;
  /** Rows with a text whose label is left out. */
  leftOut: number;
  /** How the labels were read. */
  read: ReadColumn;
  reference: TableReference;
}

/** @param beside labels of a model or another domain that these are read to fit, if they can be */
export async function loadDomain(
  reference: TableReference,
  job: Job,
  beside?: LabelWish['beside'],
): Promise<TextDomain> {
  const table = await loadTable(reference, job);
  const columns = chooseColumns(table, reference);
  const wish = { mapping: reference.labels, ...(beside && { beside }) };
  const drawn = drawTable(table, columns.label?.values ?? null, mostRowsOf(reference));
  if (!drawn) return asDomain(table, columns, reference, wish);
  const { text, label } = columns;
  const own = { ...columns, text: drawn.column(text), label: drawn.column(label) };
  return asDomain(drawn.table, own, reference, wish);
}

/**
 * The same domain, with its labels read so that they fit those of a model or another domain, if they can be.
 * @param beside with `only`, rows of any other class are left out where the labels can be read so
 */
export function besideLabels(
  { table, columns, reference }: TextDomain,
  beside: NonNullable<LabelWish['beside']>,
): TextDomain {
  return asDomain(table, columns, reference, { mapping: reference.labels, beside });
}

/** All rows with a text, whatever their labels are. */
export async function loadTexts(reference: TableReference, job: Job): Promise<TextDomain> {
  const table = await loadTable({ ...reference, mostRows: 0 }, job);
  return asDomain(table, { ...chooseColumns(table, reference), label: null }, reference);
}

/** Rows that are drawn of a longer table; 0: all. */
export function mostRowsOf({ mostRows = mostRowsByDefault }: TableReference): number {
  return mostRows;
}

export function loadTable(reference: TableReference, job: Job): Promise<Table> {
  const drawn = { ...reference, mostRows: mostRowsOf(reference) };
  return readTable(drawn, job.phase('read', reference.paths.map(tableName).join(', ')));
}

function asDomain(
  table: Table,
  columns: ChosenColumns,
  reference: TableReference,
  wish: LabelWish = {},
): TextDomain {
  const file = table.paths.join(', ');
  const { text, label } = columns;
  if (!text) throw new UserError('error.noTextColumn', { file, columns: columnNames(table) });
  const filled = filledRows(text);
  if (filled.length === 0) throw new UserError('error.noTexts', { file, column: text.name });
  if (label && !wish.mapping) checkSingleLabels(label, file);
  const read = readLabelColumn(label, filled, wish);
  const rows = filled.filter((_, i) => read.kept[i]);
  return {
    table,
    columns: { ...columns, text },
    texts: rows.map((row) => text.values[row]!),
    rows: table.rowNumbers ? rows.map((row) => table.rowNumbers![row]! - 1) : rows,
    labels: read.labels,
    classes: read.classes,
    skipped: table.rows - filled.length,
    unlabeled: read.classes.filter((index) => index < 0).length,
    leftOut: filled.length - rows.length,
    read,
    reference,
  };
}

/** Named columns are taken as they are; the others are found by content among the rest. */
export function chooseColumns(table: Table, { textColumn, labelColumn }: TableReference): ChosenColumns {
  const [text, label] = [named(table, textColumn), named(table, labelColumn)];
  if (text && text === label)
    throw new UserError('error.sameColumn', { file: table.paths.join(', '), column: text.name });
  if (text && label) return { text, label, confident: true, oneHot: null };
  const used = [text, label].flatMap((column) =>
    column ? [column.name, ...(namesOf(column.name) ?? [])] : [],
  );
  const rest = table.columns.filter((column) => !used.includes(column.name));
  const found = detectColumns(rest);
  const { oneHot } = found;
  const at = (index: number | null) => (index === null ? null : rest[index]!);
  // With the text named, the best label may be what the detection took as text, and the other way round.
  if (text) {
    const best = oneHot ? null : bestIndex(found.scores.map((score) => score.label));
    return { text, label: at(best), confident: true, oneHot };
  }
  const texts = joinedColumn(table, joinedName(found.texts.map((index) => rest[index]!.name)));
  if (label) {
    const best = bestIndex(found.scores.map((score) => score.text));
    return { text: found.texts.length > 1 ? texts : at(best), label, confident: true, oneHot: null };
  }
  return {
    text: found.texts.length > 1 ? texts : at(found.text),
    label: at(found.label),
    confident: found.confident,
    oneHot,
  };
}

/** Rows with a text, base 0. */
export function filledRows(text: TableColumn | null): number[] {
  return (text?.values ?? []).flatMap((value, i) => (value.trim() === '' ? [] : [i]));
}

/** A column that looks like nothing is not taken. */
const leastScore = 0.2;

function bestIndex(scores: readonly number[]): number | null {
  const best = scores.reduce((at, score, i) => (score > scores[at]! ? i : at), 0);
  return (scores[best] ?? 0) >= leastScore ? best : null;
}

function named(table: Table, name: string | undefined): TableColumn | null {
  if (name === undefined) return null;
  const column = table.columns.find((each) => each.name === name) ?? joinedColumn(table, name);
  if (column) return column;
  const args = { file: table.paths.join(', '), column: name, columns: columnNames(table) };
  throw new UserError('error.columnMissing', args);
}

/** Several columns as one text, a paragraph each; null unless the table has all of them. */
function joinedColumn({ columns }: Table, name: string): TableColumn | null {
  const parts = namesOf(name)?.map((part) => columns.find((each) => each.name === part));
  if (!parts?.every((part) => part !== undefined)) return null;
  const values = parts[0]!.values.map((_, row) =>
    parts
      .map((part) => part.values[row]!)
      .filter((value) => value.trim() !== '')
      .join('\n\n'),
  );
  return { name, values };
}

/** Data row of the file, base 1 -> index of its text. */
export function indexByRow({ rows }: Pick<TextDomain, 'rows'>): Map<number, number> {
  return new Map(rows.map((row, index) => [row + 1, index]));
}

/** The domain as it stands in the report. */
export function domainFacts(domain: TextDomain, shortened: number): Domain {
  const { table, columns, texts, unlabeled, skipped, leftOut } = domain;
  const read = readOf(domain);
  const share = texts.length === 0 ? 0 : shortened / texts.length;
  return {
    name: table.name,
    rows: texts.length,
    unlabeled,
    skipped,
    labels: labelCounts(domain),
    shortened: share,
    hash: table.hash,
    textColumn: columns.text.name,
    ...(columns.label && { labelColumn: columns.label.name }),
    ...(leftOut > 0 && { leftOut }),
    ...(table.drawnFrom !== null && { drawnFrom: table.drawnFrom }),
    ...(Object.keys(read).length > 0 && { read }),
  };
}

/** What a reference needs beside the columns to find the same rows with the same classes again. */
function readOf({ reference, read, columns }: TextDomain): NonNullable<Domain['read']> {
  const { encoding, delimiter, header, mostRows } = reference;
  const said = reference.labels !== undefined || Object.keys(read.mapping).length > 0;
  return {
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(header !== undefined && { header }),
    ...(mostRows !== undefined && { mostRows }),
    ...(columns.label && said && { labels: read.mapping }),
  };
}

/** The facts with the table's place as seen from the report's folder, so that both can move together. */
export function placedFacts(facts: Domain, { table }: TextDomain, reportFile: string | undefined): Domain {
  const [file, ...others] = table.paths;
  if (reportFile === undefined || file === undefined || others.length > 0) return facts;
  const relative = path.relative(path.dirname(path.resolve(reportFile)), path.resolve(file));
  return { ...facts, file: relative.split(path.sep).join('/') };
}

export function labelCounts({
  labels,
  classes,
}: {
  labels: string[];
  classes: Int32Array;
}): Record<string, number> {
  const counts = labels.map(() => 0);
  for (const index of classes) if (index >= 0) counts[index]!++;
  return Object.fromEntries(labels.map((label, i) => [label, counts[i]!]));
}

export function trainingData({ table, columns, texts }: TextDomain): TrainingData {
  return {
    name: table.name,
    path: table.paths.join('\n'),
    hash: table.hash,
    rows: texts.length,
    textColumn: columns.text.name,
    ...(columns.label ? { labelColumn: columns.label.name } : {}),
  };
}

/** Row numbers that a sentence lists at most. */
const listedRows = 5;

/** What a person should know of how the table was read. */
export function domainRemarks(domain: TextDomain): Message[] {
  const { table, columns, texts, unlabeled, read, leftOut } = domain;
  const { name, skippedRows } = table;
  const { text, label, confident } = columns;
  const rows = listed(
    skippedRows.map(({ row }) => row),
    listedRows,
  );
  const remarks: (Message | false)[] = [
    ...table.notes,
    table.drawnFrom !== null && {
      key: 'table.note.drawn',
      args: { name, rows: table.rows, all: table.drawnFrom, seed: drawSeed },
    },
    !confident &&
      label !== null && {
        key: 'engine.remark.columnsGuessed',
        args: { name, text: text.name, label: label.name },
      },
    skippedRows.length > 0 && {
      key: 'engine.remark.skippedRows',
      args: { name, count: skippedRows.length, rows },
    },
    unlabeled > 0 &&
      unlabeled < texts.length && { key: 'engine.remark.unlabeledRows', args: { name, count: unlabeled } },
  ];
  return [...remarks.filter((remark) => remark !== false), ...labelRemarks(name, read, leftOut)];
}
