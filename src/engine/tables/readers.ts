import { UserError } from '../../protocol/userError';
import { readDelimited } from './delimitedReader';
import type { TableReader } from './rawTable';

/** The kinds of tables, by extension (lower case, `.gz` taken off). A new kind is one file and one line. */
const readers: Record<string, TableReader> = {
  '.csv': readDelimited,
  '.tsv': readDelimited,
  '.tab': readDelimited,
  '.psv': readDelimited,
  '.txt': readDelimited,
  '': readDelimited,
};

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
