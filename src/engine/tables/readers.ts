import { stat } from 'node:fs/promises';
import { UserError } from '../../protocol/userError';
import type { ContentKind } from './contentKind';
import { contentKind } from './contentKind';
import { readDelimited } from './delimitedReader';
import { readFolder } from './folderReader';
import { readJson } from './jsonReader';
import type { FoundFile } from './openBytes';
import { findFile } from './openBytes';
import type { TableReader } from './rawTable';

/** The kinds of tables, by extension (lower case, `.gz` taken off). A new kind is one file and one line. */
const readers: Record<string, TableReader> = {
  '.csv': readDelimited,
  '.tsv': readDelimited,
  '.tab': readDelimited,
  '.psv': readDelimited,
  '.txt': readDelimited,
  '.json': readJson,
  '.jsonl': readJson,
  '.ndjson': readJson,
  '': readDelimited,
};

/** What the bytes are goes before what the file is called. */
const byContent: Record<NonNullable<ContentKind>, TableReader> = {
  json: readJson,
};

/** A table's file, looked at, and what reads it. Throws UserError where nothing does. */
export async function openTable(path: string): Promise<{ file: FoundFile; reader: TableReader }> {
  if (await isFolder(path)) return { file: { path, size: 0, gzip: false }, reader: readFolder };
  const byName = readerOf(path);
  const file = await findFile(path);
  const content = await contentKind(file);
  return { file, reader: content ? byContent[content] : byName };
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

export function readerOf(path: string): TableReader {
  const extension = tableExtension(path);
  const reader = Object.hasOwn(readers, extension) ? readers[extension] : undefined;
  if (!reader) throw new UserError('error.tableFormat', { file: path, extension, supported: supported() });
  return reader;
}

function supported(): string {
  return Object.keys(readers).filter(Boolean).join(', ');
}

/** `.csv` of `a.CSV.gz`. */
export function tableExtension(path: string): string {
  return /\.[^./\\]+$/.exec(baseName(path).toLowerCase().replace(/\.gz$/, ''))?.[0] ?? '';
}

function baseName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}
