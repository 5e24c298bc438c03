import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Message } from '../../protocol/message';
import { tableName } from '../../protocol/tableName';
import { checkEncoding, encodingOfHead, guessEncoding, looksBinary } from './encoding';
import { labelFolders } from './folderFiles';
import type { FoundFile } from './openBytes';
import { asReadError } from './openBytes';
import type { RawTable, ReadContext } from './rawTable';
import { Records } from './records';

/** Files between two looks at the clock and the cancel button. */
const filesAStep = 20;

/** One folder a label, one text a file: columns `text`, `label` and `file`. The hash covers names and bytes. */
export async function readFolder({ path: folder }: FoundFile, context: ReadContext): Promise<RawTable> {
  const { hash, steps, options } = context;
  checkEncoding(options.encoding);
  const { files, others } = await labelFolders(folder);
  const records = new Records(folder, options.mostRows);
  records.declare(['text', 'label', 'file']);
  const encodings = new Map<string, number>();
  for (const [i, { label, name }] of files.entries()) {
    const bytes = await bytesOf(path.join(folder, label, name));
    hash.update(`${label}/${name}\0${bytes.length}\0`).update(bytes);
    const encoding = encodingOf(bytes, options.encoding);
    if (encoding) encodings.set(encoding, (encodings.get(encoding) ?? 0) + 1);
    if (encoding) records.add(fieldsOf(iconv.decode(bytes, encoding), label, name));
    else records.skip({ key: 'table.skipped.binary', args: { name: `${label}/${name}` } }, null);
    if (i % filesAStep === 0) await steps.step(i, files.length);
  }
  return {
    kind: 'folder',
    encoding: commonest(encodings),
    delimiter: '',
    header: true,
    ...records.table(false),
    notes: notesOf(folder, others),
  };
}

const fieldsOf = (text: string, label: string, name: string): [string, string][] => [
  ['text', text],
  ['label', label],
  ['file', `${label}/${name}`],
];

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw asReadError(error, file);
  }
}

/** null for bytes that are no text. */
function encodingOf(bytes: Buffer, given: string | undefined): string | null {
  const known = given ?? encodingOfHead(bytes);
  if (known) return known;
  if (looksBinary(bytes)) return null;
  return isUtf8(bytes) ? 'UTF-8' : guessEncoding(bytes);
}

/** What most files are in. */
function commonest(counts: ReadonlyMap<string, number>): string {
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), ['UTF-8', 0] as const)[0];
}

function notesOf(folder: string, others: number): Message[] {
  if (others === 0) return [];
  return [{ key: 'table.note.otherFiles', args: { name: tableName(folder), count: others } }];
}
