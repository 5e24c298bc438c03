import { UserError } from '../../protocol/userError';
import { cellText, fieldsOf, isPlainObject } from './cellText';
import { looksLikeHeader } from './header';
import type { JsonPart } from './jsonText';
import { JsonError, partsOf, skipSpace, valueOf } from './jsonText';
import type { Records } from './records';

/** The table in a JSON document. */
export type JsonTable =
  /** An array of objects that begins at `start`. */
  | { kind: 'records'; start: number }
  /** Rows of cells under names; null: the first row may name them. */
  | { kind: 'rows'; names: string[] | null; rows: unknown[][] }
  /** Columns of cells, by row key (pandas `columns`) or in order. */
  | { kind: 'columns'; columns: [string, unknown][] }
  /** Objects by row key (pandas `index`). */
  | { kind: 'index'; records: Record<string, unknown>[] };

/** Finds the table of the document whose value begins at `root`. Throws JsonError, or a UserError when there is none. */
export function findJsonTable(text: string, root: number, path: string): JsonTable {
  if (text[root] === '[') return tableOfArray(text, root, path);
  if (text[root] !== '{') throw new JsonError(root);
  const members = [...wholeOf(text, root)];
  const split = splitOf(text, members);
  if (split) return split;
  const arrays = members.filter((member) => isArrayOfObjects(text, member));
  if (arrays.length === 1) return { kind: 'records', start: arrays[0]!.start };
  if (arrays.length > 1) {
    const names = arrays.map(({ key }) => key).join(', ');
    throw new UserError('error.jsonSeveral', { file: path, names });
  }
  return tableOfObject(text, members, path);
}

/** All parts, and nothing but white space behind them. */
function wholeOf(text: string, root: number): JsonPart[] {
  const walk = partsOf(text, root);
  const parts: JsonPart[] = [];
  for (let next = walk.next(); ; next = walk.next()) {
    if (!next.done) parts.push(next.value);
    else if (skipSpace(text, next.value) < text.length) throw new JsonError(skipSpace(text, next.value));
    else return parts;
  }
}

function tableOfArray(text: string, root: number, path: string): JsonTable {
  const parts = wholeOf(text, root);
  const [first] = parts;
  if (!first) throw new UserError('error.tableEmpty', { file: path });
  if (text[first.start] !== '[') return { kind: 'records', start: root };
  const rows = parts.map((part) => valueOf(text, part));
  if (!rows.every(Array.isArray)) throw new UserError('error.jsonShape', { file: path });
  return { kind: 'rows', names: null, rows };
}

function isArrayOfObjects(text: string, { start }: JsonPart): boolean {
  return text[start] === '[' && text[skipSpace(text, start + 1)] === '{';
}

/** pandas `split`: `columns`, `data` and perhaps `index`. */
function splitOf(text: string, members: readonly JsonPart[]): JsonTable | null {
  const keys = members.map(({ key }) => key);
  const [columns, data] = ['columns', 'data'].map((key) => members[keys.indexOf(key)]);
  if (!columns || !data || text[columns.start] !== '[' || text[data.start] !== '[') return null;
  const [names, rows] = [valueOf(text, columns), valueOf(text, data)];
  if (!Array.isArray(names) || !Array.isArray(rows) || !rows.every(Array.isArray)) return null;
  return { kind: 'rows', names: names.map(cellText), rows };
}

function tableOfObject(text: string, members: readonly JsonPart[], path: string): JsonTable {
  const entries = members.map((member) => [member.key!, valueOf(text, member)] as [string, unknown]);
  const values = entries.map(([, value]) => value);
  if (values.length > 0 && values.every(isPlainObject))
    return isByRow(entries) ? { kind: 'index', records: values } : { kind: 'columns', columns: entries };
  const lists = values.filter(Array.isArray);
  const sameLength = new Set(lists.map(({ length }) => length)).size === 1;
  if (lists.length === values.length && sameLength) return { kind: 'columns', columns: entries };
  // a single record, of which there would be more in a table
  throw new UserError('error.jsonShape', { file: path });
}

/** Row keys are counted or many; columns are named and few. */
function isByRow(entries: readonly [string, unknown][]): boolean {
  const counted = (keys: readonly string[]) => keys.every((key) => /^\d+$/.test(key));
  const outer = entries.map(([key]) => key);
  const inner = Object.keys(entries[0]![1] as object);
  if (counted(inner) || inner.length === 0) return false;
  return counted(outer) || outer.length > inner.length;
}

/** Adds what is not read piece by piece. */
export function addJsonTable(table: Exclude<JsonTable, { kind: 'records' }>, records: Records): void {
  if (table.kind === 'index') table.records.forEach((record) => records.add(fieldsOf(record)));
  else if (table.kind === 'columns') addColumns(table.columns, records);
  else addRows(table.names, table.rows, records);
}

function addColumns(columns: readonly [string, unknown][], records: Records): void {
  const keys = new Set(columns.flatMap(([, cells]) => Object.keys(cells as object)));
  records.declare(columns.map(([name]) => name));
  for (const key of keys) {
    const cell = (cells: unknown) => cellText((cells as Record<string, unknown>)[key]);
    records.add(columns.map(([name, cells]) => [name, cell(cells)]));
  }
}

function addRows(names: string[] | null, rows: readonly unknown[][], records: Records): void {
  const cells = rows.map((row) => row.map(cellText));
  const width = cells.reduce((most, row) => Math.max(most, row.length), names?.length ?? 0);
  const columns = Array.from({ length: width }, (_, i) => cells.slice(1).map((row) => row[i] ?? ''));
  const named = names ?? (looksLikeHeader(cells[0]!, columns) ? cells[0]! : []);
  const body = names || named.length === 0 ? cells : cells.slice(1);
  const full = Array.from({ length: width }, (_, i) => named[i] ?? '');
  for (const row of body) records.add(full.map((name, i) => [name, row[i] ?? '']));
}
