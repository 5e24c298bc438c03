import { pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Parser } from 'csv-parse';
import iconv from 'iconv-lite';
import { UserError } from '../../protocol/userError';
import type { Dialect } from './delimiter';
import { sniffDialect } from './delimiter';
import { looksLikeHeader, uniqueNames } from './header';
import type { FoundFile } from './openBytes';
import { asReadError, openBytes } from './openBytes';
import type { ReadContext, RawTable } from './rawTable';
import { Rows } from './rows';
import type { Scan } from './scanFile';
import { scanFile } from './scanFile';

/** A single record beyond this is a quotation mark that was never closed. */
const maxRecordMegabytes = 16;
/** Rows between two looks at the clock and the cancel button. */
const rowsAStep = 2000;

/** Comma, tab, semicolon or | between cells, in any encoding, streamed. */
export async function readDelimited(file: FoundFile, { hash, steps }: ReadContext): Promise<RawTable> {
  const scan = await scanFile(file, hash, steps);
  const sample = decoded(scan);
  const dialect = sniffDialect(sample, scan.head.length < file.size || file.gzip);
  const progress = { read: 0 };
  const bytes = openBytes(file, (chunk) => (progress.read += chunk.length));
  const rows = await readRows(parser(bytes, scan, dialect, sample), file, async () => {
    await steps.step(file.size + Math.min(progress.read, file.size), 2 * file.size);
  });
  return { ...asTable(rows, file), kind: 'delimited', encoding: scan.encoding, delimiter: dialect.delimiter };
}

function decoded({ head, encoding }: Scan): string {
  return iconv.decode(head, encoding); // takes the byte order mark off
}

function parser(bytes: Readable, scan: Scan, dialect: Dialect, sample: string): Parser {
  const csv = parse({
    bom: true,
    delimiter: dialect.delimiter || '\u0000', // one column: nothing separates
    quote: dialect.quoted ? '"' : false,
    record_delimiter: sample.includes('\n') ? ['\r\n', '\n'] : ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: maxRecordMegabytes << 20,
  });
  if (scan.encoding === 'UTF-8') return pipeline(bytes, csv, () => undefined);
  return pipeline(bytes, iconv.decodeStream(scan.encoding), csv, () => undefined);
}

async function readRows(parser: Parser, file: FoundFile, step: () => Promise<void>): Promise<Rows> {
  const rows = new Rows();
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      rows.add(record);
      if (rows.seen % rowsAStep === 0) await step();
    }
    await step();
    return rows;
  } catch (error) {
    throw asCsvError(error, file, rows.seen + 1);
  }
}

function asCsvError(error: unknown, file: FoundFile, row: number): unknown {
  if (!(error instanceof CsvError)) return asReadError(error, file.path);
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return new UserError('error.tableQuote', { file: file.path, row });
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new UserError('error.tableTooLong', { file: file.path, row, limit: maxRecordMegabytes });
  return new UserError('error.fileUnreadable', { path: file.path, detail: error.message });
}

/** Settles the header, and drops the nameless empty column that a trailing delimiter makes. */
function asTable(
  rows: Rows,
  file: FoundFile,
): Pick<RawTable, 'header' | 'columns' | 'rows' | 'skippedRows' | 'lines'> {
  if (!rows.first) throw new UserError('error.tableEmpty', { file: file.path });
  const named = looksLikeHeader(rows.first, rows.columns);
  if (!named) rows.putFirstBack();
  if (rows.count === 0) throw new UserError('error.tableNoRows', { file: file.path });
  const header = named ? rows.first : rows.first.map(() => '');
  const names = uniqueNames(header);
  const columns = names
    .map((name, i) => ({ name, values: rows.columns[i]! }))
    .filter(({ values }, i) => header[i]!.trim() !== '' || values.some((value) => value !== ''));
  return { header: named, columns, rows: rows.count, skippedRows: rows.skipped, lines: rows.lines };
}
