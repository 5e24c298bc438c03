import iconv from 'iconv-lite';
import type { Steps } from '../../core/steps';
import { UserError } from '../../protocol/userError';
import { fieldsOf, isPlainObject } from './cellText';
import { brokenBytesNote } from './brokenBytesNote';
import { readJsonLines } from './jsonLinesReader';
import { areJsonLines } from './jsonShape';
import { JsonError, partsOf, placeFinder, skipSpace, valueOf } from './jsonText';
import { addJsonTable, findJsonTable } from './jsonTable';
import type { FoundFile } from './openBytes';
import type { RawTable, ReadContext } from './rawTable';
import { readWhole } from './readWhole';
import { Records } from './records';
import { scanFile } from './scanFile';

/** Such a file is held as one text; JSON Lines have no limit. */
const mostMegabytes = 256;
const recordsAStep = 1000;

/** JSON of any shape that is a table, and JSON Lines whatever the file is called. */
export async function readJson(file: FoundFile, context: ReadContext): Promise<RawTable> {
  const { hash, steps, options } = context;
  const scan = await scanFile(file, hash, steps, options.encoding);
  const cut = scan.head.length < file.size || file.gzip;
  if (areJsonLines(iconv.decode(scan.head, scan.encoding), cut, file.path))
    return readJsonLines(file, scan, context);
  const text = iconv.decode(await readAgain(file, steps), scan.encoding);
  const records = new Records(file.path, options.mostRows);
  const inOrder = await addDocument(text, records, file, steps);
  const table = records.table(inOrder && !file.gzip);
  const notes = brokenBytesNote(file, scan, table);
  return { kind: 'json', encoding: scan.encoding, delimiter: '', header: true, ...table, notes };
}

/** The scan has hashed it. */
function readAgain(file: FoundFile, steps: Steps): Promise<Buffer> {
  const limit = new UserError('error.jsonTooLarge', { file: file.path, limit: mostMegabytes });
  const later: Steps = { step: (done, total) => steps.step(total / 2 + done / 2, total) };
  return readWhole(file, later, mostMegabytes << 20, limit);
}

/** Returns whether each row stands in a place of its own. */
async function addDocument(text: string, records: Records, file: FoundFile, steps: Steps): Promise<boolean> {
  try {
    const found = findJsonTable(text, skipSpace(text, 0), file.path);
    if (found.kind !== 'records') {
      addJsonTable(found, records);
      return false;
    }
    await addRecords(text, found.start, records, (at) => steps.step(text.length + at, 2 * text.length));
  } catch (error) {
    throw asJsonError(error, text, file);
  }
  if (records.skipped.length * 2 > records.seen) throw new UserError('error.jsonShape', { file: file.path });
  return true;
}

/** The objects of the array at `start`, with the lines on which they stand. */
async function addRecords(
  text: string,
  start: number,
  records: Records,
  step: (at: number) => Promise<void>,
): Promise<void> {
  const place = placeFinder(text);
  let read = 0;
  for (const part of partsOf(text, start)) {
    const record = valueOf(text, part);
    const { line } = place(part.start);
    if (isPlainObject(record)) records.add(fieldsOf(record), line, place(part.end - 1).line);
    else records.skip({ key: 'table.skipped.notAnObject' }, line);
    if (++read % recordsAStep === 0) await step(part.end);
  }
}

function asJsonError(error: unknown, text: string, { path }: FoundFile): unknown {
  if (!(error instanceof JsonError)) return error;
  return new UserError('error.tableJson', { file: path, ...placeFinder(text)(error.offset) });
}
