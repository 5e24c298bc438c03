// Vectors per second of `transfer-lens embed` against plain Transformers.js, and against Python where there is
// one, all with the same encoder file on the same texts. Paired rounds in one run: machines drift, ratios hold.
//
//   node benchmarks/throughput.mjs [--data DIR] [--rows 500] [--rounds 3] [--python PYTHON] [--encoder DIR]
//
// DIR (or TRANSFER_LENS_DATA) holds products-electronics.csv.gz, the electronics reviews of the multi-domain
// sentiment data set (Blitzer et al. 2007); without it the sample table is repeated.
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const maxTokens = 256;
const table = 'products-electronics.csv.gz';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.TRANSFER_LENS_DATA },
    rows: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '3' },
    python: { type: 'string', default: process.env.TRANSFER_LENS_PYTHON ?? 'python3' },
    encoder: { type: 'string', default: path.join(root, 'models', 'encoder') },
  },
});

/** The texts to embed, and what they are called in the result. */
function readTexts(count) {
  const file = options.data && path.join(options.data, table);
  if (file && existsSync(file)) return { name: table, texts: textsOf(gunzipSync(readFileSync(file)), count) };
  console.log(`no ${table} (--data DIR): the sample tables are repeated instead`);
  const samples = path.join(root, 'samples');
  const names = existsSync(samples) ? readdirSync(samples).filter((name) => name.endsWith('.csv')) : [];
  if (names.length === 0) throw new Error('there is no table in samples/ either');
  const texts = names.flatMap((name) => textsOf(readFileSync(path.join(samples, name)), Infinity));
  return {
    name: 'samples',
    texts: Array.from({ length: count }, (_, i) =>
      `${texts[i % texts.length]} ${Math.floor(i / texts.length) || ''}`.trim(),
    ),
  };
}

/** The column with the longest cells. */
function textsOf(bytes, count) {
  const records = parse(bytes, { columns: true, bom: true, relax_column_count: true });
  const total = (name) => records.reduce((sum, record) => sum + record[name].length, 0);
  const column = Object.keys(records[0]).reduce((best, name) => (total(name) > total(best) ? name : best));
  return records
    .map((record) => record[column])
    .filter((text) => text.trim() !== '')
    .slice(0, count);
}

/** Runs a program that prints one JSON value; what else it says is kept for the error. */
function runJson(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) child[name].on('data', (bytes) => (said[name] += bytes));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0)
        return reject(new Error(`${path.basename(args[0])}: ${said.stderr.trim().slice(-400)}`));
      return resolve(JSON.parse(said.stdout));
    });
  });
}

/** What is compared: each embeds all texts in a process of its own and tells the seconds without loading. */
function contestants(folder, csv, json) {
  const peer = (name, args = []) => [
    path.join(root, 'benchmarks', 'peers', name),
    options.encoder,
    json,
    String(maxTokens),
    ...args,
  ];
  const product = (round) => [
    path.join(root, 'dist', 'cli.js'),
    'embed',
    csv,
    '--text-column',
    'text',
    '--out',
    path.join(folder, 'vectors.npy'),
    '--encoder',
    options.encoder,
    '--cache',
    path.join(folder, `cache-${round}`),
    '--json',
  ];
  const list = [
    { name: 'transfer-lens embed', run: (round) => runJson(process.execPath, product(round)) },
    {
      name: 'Transformers.js pipeline, batches of 8',
      run: () => runJson(process.execPath, peer('transformersJs.mjs', ['8'])),
    },
    {
      name: 'Transformers.js pipeline, batches of 32',
      run: () => runJson(process.execPath, peer('transformersJs.mjs', ['32'])),
    },
  ];
  const python = pythonMeans();
  if (python)
    list.push({
      name: python.name,
      run: () => runJson(options.python, peer('sentenceTransformers.py', [python.means])),
    });
  return list;
}

/** sentence-transformers on the same ONNX file if it can, else ONNX Runtime with its way of batching. */
function pythonMeans() {
  const can = (modules) =>
    spawnSync(options.python, ['-c', `import ${modules}`], { stdio: 'ignore' }).status === 0;
  if (can('sentence_transformers, optimum.onnxruntime')) {
    return { name: 'sentence-transformers (Python), same ONNX file', means: 'sentence-transformers' };
  }
  if (can('onnxruntime, tokenizers, numpy')) {
    console.log('Python has no optimum: ONNX Runtime with the batching of sentence-transformers instead');
    return { name: 'ONNX Runtime (Python), sorted batches of 32', means: 'onnxruntime' };
  }
  console.log(
    'no Python with sentence-transformers and optimum, or with onnxruntime (--python PYTHON): left out',
  );
  return null;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function main() {
  const { name, texts } = readTexts(Number(options.rows));
  const rounds = Number(options.rounds);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'transfer-lens-bench-'));
  try {
    const [csv, json] = [path.join(folder, 'texts.csv'), path.join(folder, 'texts.json')];
    const quoted = texts.map((text) => `"${text.replaceAll('"', '""')}"`);
    writeFileSync(csv, ['text', ...quoted].join('\n'));
    writeFileSync(json, JSON.stringify(texts));
    const list = contestants(folder, csv, json).map((each) => ({ ...each, rates: [] }));
    for (let round = 0; round < rounds; round++) {
      for (const each of round % 2 ? [...list].reverse() : list) {
        const { seconds } = await each.run(round);
        each.rates.push(texts.length / seconds);
        console.log(
          `round ${round + 1}  ${(texts.length / seconds).toFixed(1).padStart(7)} texts/s  ${each.name}`,
        );
      }
    }
    report(name, texts.length, list);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(name, rows, list) {
  const ours = list[0].rates;
  const results = list.map(({ name, rates }) => ({
    name,
    textsPerSecond: rates.map((rate) => Number(rate.toFixed(2))),
    median: Number(median(rates).toFixed(2)),
    /** Ours over theirs, round by round. */
    ratio: Number(median(rates.map((rate, i) => ours[i] / rate)).toFixed(3)),
  }));
  console.log(`\n${rows} texts of ${name}, at most ${maxTokens} tokens, median of ${ours.length} rounds`);
  for (const each of results) {
    console.log(
      `${each.median.toFixed(1).padStart(8)} texts/s   we are ${each.ratio.toFixed(2)} x   ${each.name}`,
    );
  }
  const machine = {
    cpu: os.cpus()[0]?.model,
    cores: os.availableParallelism(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
  mkdirSync(path.join(root, 'benchmarks', 'results'), { recursive: true });
  const value = {
    benchmark: 'throughput',
    date: new Date().toISOString(),
    table: name,
    rows,
    maxTokens,
    machine,
    results,
  };
  writeFileSync(
    path.join(root, 'benchmarks', 'results', 'throughput.json'),
    `${JSON.stringify(value, null, 2)}\n`,
  );
}

await main();
