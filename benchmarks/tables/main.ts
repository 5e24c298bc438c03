// Reading a large CSV file: our reader against csv-parse on its own (records counted, nothing kept), in turns on the
// same cores, each in a process of its own.
//
//   npm run bench:tables -- [--megabytes 200] [--rounds 5]
import { execFileSync } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { readTable } from '../../src/engine/tables/readTable';

const { values: options } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '5' },
    child: { type: 'string' },
    file: { type: 'string', default: '' },
  },
});

interface Reading {
  rows: number;
  seconds: number;
  /** Of the whole process, MB. */
  peak: number;
}

const readers: Record<string, (file: string) => Promise<number>> = {
  'csv-parse, nothing kept': async (file) => {
    const parser = createReadStream(file, { highWaterMark: 1 << 20 }).pipe(
      parse({ relax_column_count: true }),
    );
    let rows = -1; // the header
    for await (const _ of parser) rows++;
    return rows;
  },
  'Transfer Lens, all rows kept': async (file) => (await readTable({ paths: [file] })).rows,
  'Transfer Lens, 20,000 rows drawn': async (file) => {
    const { drawnFrom, rows } = await readTable({ paths: [file], mostRows: 20_000 });
    return drawnFrom ?? rows;
  },
};

async function child(name: string, file: string): Promise<void> {
  const started = performance.now();
  const rows = await readers[name]!(file);
  const seconds = (performance.now() - started) / 1000;
  const reading: Reading = { rows, seconds, peak: process.resourceUsage().maxRSS / 1024 };
  console.log(JSON.stringify(reading));
}

/** The sample tables again and again, each row with its number, until the file is long enough. */
async function makeFile(file: string, bytes: number): Promise<number> {
  const rows = ['products', 'movies'].flatMap((name) => {
    const records: string[][] = parseSync(readFileSync(path.join('samples', `${name}.csv`)));
    return records.slice(1).map((record) => record.slice(0, 2));
  });
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const out = createWriteStream(file);
  let [written, count] = [0, 0];
  out.write('text,label\n');
  while (written < bytes) {
    const [text, label] = rows[count % rows.length]!;
    const line = `${quoted(`${text} (${count})\n${text}`)},${label}\n`;
    written += Buffer.byteLength(line);
    count++;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return count;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-tables-'));
  try {
    const megabytes = Number(options.megabytes);
    const file = path.join(folder, 'large.csv');
    const rows = await makeFile(file, megabytes * 1e6);
    const found = new Map<string, Reading[]>(Object.keys(readers).map((name) => [name, []]));
    for (let round = 0; round < Number(options.rounds); round++)
      for (const [name, readings] of found) {
        const said = execFileSync(process.execPath, [__filename, '--child', name, '--file', file]);
        readings.push(JSON.parse(said.toString()) as Reading);
      }
    report(megabytes, rows, found);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(megabytes: number, rows: number, found: Map<string, Reading[]>): void {
  const bare = [...found.values()][0]!;
  const lines = [...found].map(([name, readings]) => {
    const speed = median(readings.map(({ seconds }) => megabytes / seconds));
    const ratio = median(readings.map(({ seconds }, i) => bare[i]!.seconds / seconds));
    const peak = Math.max(...readings.map((reading) => reading.peak));
    return `| ${name} | ${speed.toFixed(1)} | ${ratio.toFixed(2)} | ${peak.toFixed(0)} |`;
  });
  const text = [
    '# Reading a large CSV file',
    '',
    `${megabytes} MB, ${rows.toLocaleString('en')} rows made of the sample tables; ${bare.length} rounds in turns, medians; one core (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}. \`npm run bench:tables\`.`,
    '',
    '| reader | MB/s | of csv-parse, same round | peak memory, MB |',
    '|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
  writeFileSync(path.join('benchmarks', 'results', 'tables.md'), text);
  console.log(text);
}

void (options.child === undefined ? main() : child(options.child, options.file));
