import path from 'node:path';
import { detectColumns } from '../../core/data/columns';
import { encodeLabels } from '../../core/data/labels';
import type { Domain } from '../../protocol/report';
import type { Message } from '../../protocol/message';
import type { TrainingData } from '../../protocol/model';
import { namesOf } from '../../protocol/readOptions';
import type { TableReference } from '../../protocol/table';
import { tableName } from '../../protocol/tableName';
import { UserError } from '../../protocol/userError';
import type { Job } from '../job';
import type { TableColumn } from '../tables/rawTable';
import type { Table } from '../tables/readTable';
import { columnNames, readTable } from '../tables/readTable';

/** The columns of a table that matter. */
export interface ChosenColumns {
  text: TableColumn | null;
  label: TableColumn | null;
  /** False when other columns looked almost as likely and nobody was asked. */
  confident: boolean;
}

/** A table as texts with labels: rows without a text are left out. */
export interface TextDomain {
  table: Table;
  columns: ChosenColumns & { text: TableColumn };
  texts: string[];
  /** Row of the table, from 0, of each text. */
  rows: number[];
  labels: string[];
  /** Index into `labels` per text; -1 = unlabeled. */
  classes: Int32Array;
  skipped: number;
  unlabeled: number;
}

export async function loadDomain(reference: TableReference, job: Job): Promise<TextDomain> {
  const table = await readTable(reference, job.phase('read', reference.paths.map(tableName).join(', ')));
  return asDomain(table, chooseColumns(table, reference));
}

export function asDomain(table: Table, columns: ChosenColumns): TextDomain {
  const file = table.paths.join(', ');
  const { text, label } = columns;
  if (!text) throw new UserError('error.noTextColumn', { file, columns: columnNames(table) });
  const rows = text.values.flatMap((value, i) => (value.trim() === '' ? [] : [i]));
  if (rows.length === 0) throw new UserError('error.noTexts', { file, column: text.name });
  const { labels, indices } = encodeLabels(rows.map((row) => label?.values[row] ?? ''));
  return {
    table,
    columns: { ...columns, text },
    texts: rows.map((row) => text.values[row]!),
    rows,
    labels,
    classes: indices,
    skipped: table.rows - rows.length,
    unlabeled: indices.filter((index) => index < 0).length,
  };
}

/** Named columns are taken as they are; the others are found by content among the rest. */
export function chooseColumns(table: Table, { textColumn, labelColumn }: TableReference): ChosenColumns {
  const [text, label] = [named(table, textColumn), named(table, labelColumn)];
  if (text && text === label)
    throw new UserError('error.sameColumn', { file: table.paths.join(', '), column: text.name });
  if (text && label) return { text, label, confident: true };
  const rest = table.columns.filter((column) => column !== text && column !== label);
  const found = detectColumns(rest);
  const at = (index: number | null) => (index === null ? null : rest[index]!);
  // With the text named, the best label may be what the detection took as text, and the other way round.
  if (text) return { text, label: at(bestIndex(found.scores.map((score) => score.label))), confident: true };
  if (label) return { text: at(bestIndex(found.scores.map((score) => score.text))), label, confident: true };
  return { text: at(found.text), label: at(found.label), confident: found.confident };
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

/** The domain as it stands in the report. */
export function domainFacts(domain: TextDomain, shortened: number): Domain {
  const { table, columns, texts, unlabeled, skipped } = domain;
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
export function domainRemarks({ table, columns, texts, unlabeled }: TextDomain): Message[] {
  const { name, skippedRows } = table;
  const { text, label, confident } = columns;
  const rows = skippedRows.slice(0, listedRows).map(({ row }) => row);
  const more = skippedRows.length > listedRows ? ' …' : '';
  const remarks: (Message | false)[] = [
    !confident &&
      label !== null && {
        key: 'engine.remark.columnsGuessed',
        args: { name, text: text.name, label: label.name },
      },
    skippedRows.length > 0 && {
      key: 'engine.remark.skippedRows',
      args: { name, count: skippedRows.length, rows: rows.join(', ') + more },
    },
    unlabeled > 0 &&
      unlabeled < texts.length && { key: 'engine.remark.unlabeledRows', args: { name, count: unlabeled } },
  ];
  return remarks.filter((remark) => remark !== false);
}
