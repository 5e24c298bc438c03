import iconv from 'iconv-lite';
import type { Message } from '../../protocol/message';
import { UserError } from '../../protocol/userError';
import { fieldsOf, isPlainObject } from './cellText';
import { JsonError, parseJson } from './jsonText';
import type { FoundFile } from './openBytes';
import { asReadError, openBytes } from './openBytes';
import { brokenBytesNote } from './brokenBytesNote';
import type { RawTable, ReadContext } from './rawTable';
import { Records } from './records';
import type { Scan } from './scanFile';

/** Lines between two looks at the clock and the cancel button. */
const linesAStep = 1000;
/** A longer line is a file of another kind. */
const mostCharacters = 64 << 20;

/** One JSON object a line, streamed. Lines that are none are skipped, unless most are. */
export async function readJsonLines(
  file: FoundFile,
  scan: Scan,
  { steps, options }: ReadContext,
): Promise<RawTable> {
  const records = new Records(file.path, options.mostRows);
  let [line, read] = [0, 0];
  try {
    for await (const text of linesOf(file, scan, (chunk) => (read += chunk.length))) {
      addLine(records, text, ++line);
      if (line % linesAStep > 0) continue;
      refuseBroken(records, file, line);
      await steps.step(file.size + Math.min(read, file.size), 2 * file.size);
    }
  } catch (error) {
    throw asReadError(error, file.path);
  }
  refuseBroken(records, file, 0);
  const table = records.table(!file.gzip);
  return {
    kind: 'json-lines',
    encoding: scan.encoding,
    delimiter: '',
    header: true,
    ...table,
    notes: brokenBytesNote(file, scan, table),
  };
}

/** Each line without its end. */
async function* linesOf(file: FoundFile, scan: Scan, tap: (chunk: Buffer) => void): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(scan.encoding); // takes the byte order mark off
  const ends = lineEnd(iconv.decode(scan.head, scan.encoding));
  let rest = '';
  let line = 0;
  for await (const chunk of openBytes(file, tap) as AsyncIterable<Buffer>) {
    const text = rest + decoder.write(chunk);
    let start = 0;
    for (let end = text.indexOf(ends); end >= 0; end = text.indexOf(ends, start)) {
      line++;
      yield text.slice(start, end);
      start = end + 1;
    }
    rest = text.slice(start);
    if (rest.length > mostCharacters)
      throw new UserError('error.jsonLineLong', { file: file.path, line: line + 1, limit: 64 });
  }
  rest += decoder.end() ?? '';
  if (rest !== '') yield rest;
}

/** A lone \r ends a line only in files that know no \n; beside one it is white space. */
const lineEnd = (sample: string) => (!sample.includes('\n') && sample.includes('\r') ? '\r' : '\n');

function addLine(records: Records, text: string, line: number): void {
  if (text.trim() === '') return;
  const reason = problemOf(text, (record) => records.add(fieldsOf(record), line));
  if (reason) records.skip(reason, line);
}

function problemOf(text: string, add: (record: object) => void): Message | null {
  try {
    const record = parseJson(text);
    if (!isPlainObject(record)) return { key: 'table.skipped.notAnObject' };
    add(record);
    return null;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return { key: 'table.skipped.notJson', args: { column: error.offset + 1 } };
  }
}

/** After `line` lines, or at the end (0): a few broken lines are skipped, a file of them is not JSON Lines. */
function refuseBroken({ skipped, seen }: Records, file: FoundFile, line: number): void {
  if (skipped.length * 2 <= seen || (line > 0 && line < 5 * linesAStep)) return;
  const [first] = skipped;
  const column = Number(first!.reason.args?.['column'] ?? 1);
  throw new UserError('error.tableJson', { file: file.path, line: first!.line!, column });
}
