import type { Message } from '../../protocol/message';
import { tableName } from '../../protocol/tableName';
import type { FoundFile } from './openBytes';
import type { RawTable } from './rawTable';
import type { Scan } from './scanFile';

const replaced = '\ufffd';

/** Says how many rows hold bytes that belong to no character. */
export function brokenBytesNote(
  { path }: Pick<FoundFile, 'path'>,
  { broken, encoding }: Pick<Scan, 'broken' | 'encoding'>,
  { columns, rows }: Pick<RawTable, 'columns' | 'rows'>,
): Message[] {
  if (!broken) return [];
  let count = 0;
  for (let i = 0; i < rows; i++) if (columns.some(({ values }) => values[i]!.includes(replaced))) count++;
  return [{ key: 'table.note.broken', args: { name: tableName(path), count, encoding } }];
}
