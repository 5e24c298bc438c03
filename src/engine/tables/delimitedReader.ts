import { pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Parser } from 'csv-parse';
import iconv from 'iconv-lite';
import type { Message } from '../../protocol/message';
import { tableName } from '../../protocol/tableName';
import { UserError } from '../../protocol/userError';
import { brokenBytesNote } from './brokenBytesNote';
import type { Dialect } from './delimiter';
import { sniffDialect } from './delimiter';
import { looksLikeHeader, uniqueNames } from './header';
import type { FoundFile } from './openBytes';
import { asReadError, openBytes } from './openBytes';
import type { Preamble } from './preamble';
import { afterLines, preambleOf } from './preamble';
import type { ReadContext, RawTable } from './rawTable';
import { RowKeeper } from './rowKeeper';
import { Rows } from './rows';
import type { Scan } from './scanFile';
import { scanFile } from './scanFile';

/** A single record beyond this is a quotation mark that was never closed. */
const maxRecordMegabytes = 16;
/** Rows between two looks at the clock and the cancel button. */
const rowsAStep = 2000;

/** Comma, tab, semicolon or | between cells, in any encoding, streamed. */
export async function readDelimited(file: FoundFile, context: ReadContext): Promise<RawTable> {
  const { hash, steps, options } = context;
  const scan = await scanFile(file, hash, steps, options.encoding);
  const sample = iconv.decode(scan.head, scan.encoding); // takes the byte order mark off
  const preamble = preambleOf(sample, options.delimiter);
  const dialect = dialectOf(sample, preamble, options.delimiter, scan.head.length < file.size || file.gzip);
  const progress = { read: 0 };
  const bytes = openBytes(file, (chunk) => (progress.read += chunk.length));
  const keeper = new RowKeeper(options.mostRows ?? 0);
  const rows = new Rows({ lines: preamble.lines, comments: preamble.comments > 0 }, keeper);
  await readRows(parser(bytes, { scan, dialect, preamble, sample }), rows, file, async () => {
    await steps.step(file.size + Math.min(progress.read, file.size), 2 * file.size);
  });
  const table = asTable(rows, file, options.header);
  return {
    kind: 'delimited',
    encoding: scan.encoding,
    delimiter: dialect.delimiter,
    ...table,
    lines: file.gzip ? null : rows.lines,
    rowNumbers: keeper.rowNumbers,
    drawnFrom: keeper.rowNumbers && keeper.seen,
    notes: [...commentsNote(file, preamble.comments + rows.comments), ...brokenBytesNote(file, scan, table)],
  };
}

function dialectOf(sample: string, preamble: Preamble, given: string | undefined, cut: boolean): Dialect {
  const said = given ?? preamble.delimiter ?? undefined;
  return sniffDialect(afterLines(sample, preamble.lines), cut, said);
}

interface Found {
  scan: Scan;
  dialect: Dialect;
  preamble: Preamble;
  sample: string;
}

function parser(bytes: Readable, { scan, dialect, preamble, sample }: Found): Parser {
  const csv = parse({
    bom: true,
    delimiter: dialect.delimiter || '\u0000', // one column: nothing separates
    quote: dialect.quoted ? '"' : false,
    record_delimiter: recordEnds(sample),
    relax_column_count: true,
    relax_quotes: true,
    ...(preamble.lines > 0 && { from_line: preamble.lines + 1 }),
    max_record_size: maxRecordMegabytes << 20,
  });
  if (scan.encoding === 'UTF-8') return pipeline(bytes, csv, () => undefined);
  return pipeline(bytes, iconv.decodeStream(scan.encoding), csv, () => undefined);
}

/** A lone \r ends a record only in files that know no \n. */
function recordEnds(sample: string): string[] {
  return sample.includes('\n') ? ['\r\n', '\n'] : ['\r\n', '\n', '\r'];
}

async function readRows(parser: Parser, rows: Rows, file: FoundFile, step: () => Promise<void>) {
  let read = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      rows.add(record);
      if (++read % rowsAStep === 0) await step();
    }
    await step();
  } catch (error) {
    throw asCsvError(error, file, rows);
  }
}

function asCsvError(error: unknown, file: FoundFile, { seen, line }: Rows): unknown {
  if (!(error instanceof CsvError)) return asReadError(error, file.path);
  const place = { file: file.path, row: seen + 1, line };
  // `index` is the cell of the record, from 0; csv-parse's types leave it open
  const cell = Number(error['index'] ?? 0) + 1;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new UserError('error.tableQuote', { ...place, cell });
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new UserError('error.tableTooLong', { ...place, limit: maxRecordMegabytes });
  return new UserError('error.fileUnreadable', { path: file.path, detail: error.message });
}

/** Settles the header, and drops the nameless empty column that a trailing delimiter makes. */
function asTable(
  rows: Rows,
  file: FoundFile,
  header: boolean | undefined,
): Pick<RawTable, 'header' | 'columns' | 'rows' | 'skippedRows'> {
  if (!rows.first) throw new UserError('error.tableEmpty', { file: file.path });
  const named = header ?? looksLikeHeader(rows.first, rows.columns);
  if (!named) rows.putFirstBack();
  if (rows.count === 0) throw new UserError('error.tableNoRows', { file: file.path });
  const names = named ? rows.first : rows.first.map(() => '');
  const columns = uniqueNames(names)
    .map((name, i) => ({ name, values: rows.columns[i]! }))
    .filter(({ values }, i) => names[i]!.trim() !== '' || values.some((value) => value !== ''));
  return { header: named, columns, rows: rows.count, skippedRows: rows.skipped };
}

function commentsNote({ path }: FoundFile, count: number): Message[] {
  return count > 0 ? [{ key: 'table.note.comments', args: { name: tableName(path), count } }] : [];
}
