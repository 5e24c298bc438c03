import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as v from 'valibot';
import { measureNames } from '../../src/protocol/distances';
import { readMatrix } from '../../src/protocol/matrix';
import { reportSchema, strategyNames } from '../../src/protocol/report';
import type { Inspection } from '../../src/protocol/table';
import { seededRandom } from '../../src/core/random';
import { writeTinyBert } from '../support/tinyBert';

// Runs the bundle that ships, as a terminal would.
const cli = path.resolve('dist', 'cli.js');

interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

let folder = '';
let encoder = '';
const at = (...names: string[]) => path.join(folder, ...names);

before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cli-'));
  encoder = writeTinyBert(at('encoder'));
  writeFileSync(at('target.csv'), csv(60, 1, ['good', 'bad']));
  writeFileSync(at('source.csv'), csv(80, 2, ['1', '0']));
  writeFileSync(at('bare.csv'), csv(30, 3, ['', '']));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Rows whose words tell the label most of the time. */
function csv(rows: number, seed: number, [positive, negative]: [string, string]): string {
  const random = seededRandom(seed);
  const pick = (words: string) => words.split(' ')[Math.floor(random() * words.split(' ').length)]!;
  const lines = Array.from({ length: rows }, (_, i) => {
    const good = i % 2 === 0;
    const word = () =>
      random() < 0.4 ? pick(good ? 'good great nice' : 'bad poor dull') : pick('the a it was and is with');
    return `${Array.from({ length: 8 }, word).join(' ')} ${i},${good ? positive : negative}`;
  });
  return ['text,label', ...lines].join('\n') + '\n';
}

function start(args: string[], cwd = folder) {
  const env = { ...process.env, LANG: 'C', LC_ALL: 'C', XDG_CACHE_HOME: at('user-cache') };
  const child = spawn(process.execPath, [cli, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (bytes: Buffer) => (output.stdout += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (output.stderr += bytes.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, ...output }));
  });
  return { child, output, ended };
}

const run = (...args: string[]) => start(args).ended;
const withEncoder = (...args: string[]) => run(...args, '--encoder', encoder, '--cache', at('cache'));

async function json(...args: string[]): Promise<unknown> {
  const { code, stdout, stderr } = await withEncoder(...args, '--json');
  assert.equal(code, 0, stderr);
  assert.ok(stdout.endsWith('\n'));
  return JSON.parse(stdout);
}

const standard = [
  'anchored',
  'centred',
  'pooled',
  'prior-corrected',
  'self-training',
  'source-only',
  'target-only',
  'weighted',
];

const trained = () =>
  json('fine-tune', 'target.csv', '--source', 'source.csv', '--model', at('model'), '--force');

describe('the command line', function () {
  this.timeout(120_000);

  it('inspects a table, in words and as JSON', async () => {
    const found = (await json('inspect', 'target.csv')) as Inspection;
    const { columns, schemes, ...facts } = found;
    assert.deepEqual(facts, {
      rows: 60,
      skipped: 0,
      unlabeled: 0,
      leftOut: 0,
      drawnFrom: null,
      kind: 'delimited',
      encoding: 'UTF-8',
      delimiter: ',',
      header: true,
      skippedRows: [],
      textColumn: 'text',
      labelColumn: 'label',
      labels: { good: 30, bad: 30 },
      writtenLabels: { good: 30, bad: 30 },
      mapping: {},
      proposal: null,
      remarks: [],
      confident: true,
    });
    assert.deepEqual(
      columns.map(({ name, why }) => [name, why.key]),
      [
        ['text', 'table.why.text.short'],
        ['label', 'table.why.label'],
      ],
    );
    assert.equal(schemes[0]!.kind, 'polarity');
    const { stdout } = await run('inspect', 'target.csv');
    assert.match(stdout, /60 rows with text/);
  });

  it('prints what was understood: roles and why, the scheme, what becomes of each label', async () => {
    const titled = csv(60, 4, ['5', '2']).replace('text,label', 'body,rating').replace(/,2$/m, ',nan');
    writeFileSync(at('rated.csv'), titled.replace(/,2$/m, ',3') + 'a,b,c,d\n');
    const { stdout, code } = await run('inspect', 'rated.csv', '--against', 'source.csv');
    assert.equal(code, 0);
    for (const part of [
      /60 rows with text, 1 unlabeled, 1 left out, 1 skipped/,
      /UTF-8, delimiter: comma/,
      /Text: body\. Label: rating\./,
      /Labels are read so: ratings: 2 = negative, 5 = positive, 3 left out\./,
      /or: every label is a class/,
      /^2 +28 +negative$/m,
      /^3 +1 +\(left out\)$/m,
      /^nan +1 +\(unlabeled\)$/m,
      /^positive +30$/m,
      /^body +text +short, different texts/m,
      /row 62, line 62: It has more cells than the header\./,
      /other table’s labels: 2 → 0, 3 → \(left out\), 5 → 1\./,
    ])
      assert.match(stdout, part);
  });

  it('reads tables as it is told to', async () => {
    const told = ['--labels', 'good=fine bad=', '--text-column', 'text', '--label-column', 'label'];
    const found = (await json('inspect', 'target.csv', ...told)) as Inspection;
    assert.deepEqual([found.labels, found.leftOut], [{ fine: 30 }, 30]);
    const joined = ['--text-column', 'text', '--text-column', 'label', '--label-column', 'label'];
    const both = (await json('inspect', 'target.csv', ...joined)) as Inspection;
    assert.equal(both.textColumn, 'text + label');
    const report = (await json('compare', 'target.csv', 'source.csv', '--source-labels', '0=bad 1=good')) as {
      source: { labels: unknown; read: unknown };
    };
    assert.deepEqual(report.source.labels, { bad: 40, good: 40 });
    assert.deepEqual(report.source.read, { labels: { '0': 'bad', '1': 'good' } });
  });

  it('names the option that puts a thing right', async () => {
    const { stderr, code } = await run(
      'inspect',
      'target.csv',
      '--text-column',
      'text',
      '--label-column',
      'text',
    );
    assert.equal(code, 1);
    assert.match(stderr, /cannot be both.*--text-column and --label-column/s);
    writeFileSync(at('kinds.csv'), csv(60, 5, ['ham', 'spam']));
    const { stdout } = await withEncoder('compare', 'target.csv', 'kinds.csv');
    assert.match(stdout, /do not match.*--source-labels "ham=bad, spam=good"/);
  });

  it('compares three files and more as a matrix, and writes it as JSON and as a page', async () => {
    writeFileSync(at('third.csv'), csv(70, 7, ['yes', 'no']));
    const files = ['target.csv', 'source.csv', 'third.csv', 'bare.csv'];
    const found = readMatrix(await json('compare', ...files, '--report', 'all.json'));
    assert.ok(found.kind === 'matrix');
    assert.deepEqual(
      found.matrix.domains.map(({ name, file }) => [name, file]),
      files.map((file) => [file.slice(0, -4), file]),
    );
    assert.equal(found.matrix.rankings[3]!.length, 3);
    assert.deepEqual(
      JSON.parse(readFileSync(at('all.json'), 'utf8')),
      JSON.parse(JSON.stringify(found.matrix)),
    );
    const shown = await withEncoder('compare', ...files, '--report', 'all.html');
    assert.equal(shown.code, 0, shown.stderr);
    assert.match(shown.stdout, /^(source|third) is the best source for target/);
    assert.match(shown.stdout, /^Source +/m);
    assert.match(readFileSync(at('all.html'), 'utf8'), /"kind":"matrix"/);
  });

  it('says which file a matrix cannot take', async () => {
    const twice = await withEncoder('compare', 'target.csv', 'source.csv', 'target.csv');
    assert.equal(twice.code, 1);
    assert.match(twice.stderr, /target\.csv was given twice/);
    const builtin = await run('compare', 'target.csv', 'source.csv', 'builtin:books');
    assert.equal(builtin.code, 2);
  });

  it('fine-tunes, prints the report, saves the model, and does the same again byte for byte', async () => {
    const first = v.parse(reportSchema, await trained());
    const head = readFileSync(at('model', 'head.safetensors'));
    assert.deepEqual(first.strategies.map(({ name }) => name).sort(), standard);
    assert.deepEqual(
      first.verdict?.conditions.map(({ name }) => name),
      ['similar-tasks', 'near-distributions', 'suitable-model'],
    );
    assert.deepEqual([first.pinned, first.target.rows, first.source?.rows], [false, 60, 80]);
    assert.deepEqual(
      first.shift.measures.map(({ name }) => name),
      measureNames,
    );
    assert.deepEqual(readdirSync(at('model')).sort(), ['README.md', 'head.safetensors', 'model.json']);
    const second = v.parse(reportSchema, await trained());
    assert.deepEqual(readFileSync(at('model', 'head.safetensors')), head);
    const timeless = (report: object) => ({ ...report, created: '', seconds: {} });
    assert.deepEqual(timeless(second), timeless(first));
  });

  it('refuses an existing model folder without --force and leaves it as it was', async () => {
    await trained();
    const before = hashes(at('model'));
    const { code, stdout, stderr } = await withEncoder(
      'fine-tune',
      'target.csv',
      '--source',
      'none',
      '--model',
      at('model'),
    );
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /--force/);
    assert.deepEqual(hashes(at('model')), before);
  });

  it('puts the model into .transfer-lens/models/NAME and the page into --report', async () => {
    const { code, stdout, stderr } = await withEncoder(
      'fine-tune',
      'target.csv',
      '--source',
      'none',
      '--report',
      'out/page.html',
    );
    assert.equal(code, 0, stderr);
    assert.ok(existsSync(at('.transfer-lens', 'models', 'target', 'model.json')));
    assert.match(readFileSync(at('out', 'page.html'), 'utf8'), /<!DOCTYPE html>/);
    assert.match(stdout, /target-only .*saved/);
    assert.deepEqual(readdirSync(at('out')), ['page.html']);
  });

  it('compares with and without labels', async () => {
    const labeled = v.parse(
      reportSchema,
      await json('compare', 'target.csv', 'source.csv', '--report', 'compare.json', '--texts'),
    );
    assert.deepEqual(labeled.strategies.map(({ name }) => name).sort(), standard);
    assert.deepEqual(JSON.parse(readFileSync(at('compare.json'), 'utf8')), labeled);
    assert.deepEqual(Object.keys(labeled.texts ?? {}), ['source', 'target']);
    assert.deepEqual([labeled.target.file, labeled.source?.file], ['target.csv', 'source.csv']);
    const bare = v.parse(reportSchema, await json('compare', 'bare.csv', 'source.csv'));
    assert.equal(bare.texts, undefined);
    assert.deepEqual([bare.strategies, bare.target.unlabeled], [[], 30]);
    assert.equal(bare.verdict?.transfer, null);
    const { low, high } = bare.estimatedAccuracy!;
    assert.ok(0 <= low && low <= high && high <= 1);
    assert.ok(bare.shift.measures.some(({ name, estimated }) => name === 'label-shift' && estimated));
  });

  it('saves the strategy that was named, and compares more when asked', async () => {
    const args = ['fine-tune', 'target.csv', '--source', 'source.csv', '--model', at('named'), '--force'];
    const named = v.parse(reportSchema, await json(...args, '--strategy', 'weighted'));
    assert.deepEqual([named.chosen, named.pinned], ['weighted', true]);
    const manifest = JSON.parse(readFileSync(at('named', 'model.json'), 'utf8')) as Record<string, unknown>;
    assert.deepEqual([manifest['strategy'], manifest['pinned']], ['weighted', true]);
    const all = v.parse(
      reportSchema,
      await json('compare', 'target.csv', 'source.csv', '--strategies', 'all'),
    );
    assert.deepEqual(all.strategies.map(({ name }) => name).sort(), [...strategyNames].sort());
    const none = ['fine-tune', 'target.csv', '--source', 'none', '--model', at('never')];
    const alone = await withEncoder(...none, '--strategy', 'pooled');
    assert.equal(alone.code, 1);
    assert.match(alone.stderr, /pooled.*target-only/s);
    assert.equal(existsSync(at('never')), false);
  });

  it('fine-tunes for a table without labels, and says what to expect', async () => {
    const args = ['fine-tune', 'bare.csv', '--source', 'source.csv', '--model', at('bare-model'), '--force'];
    const { code, stdout, stderr } = await withEncoder(...args);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /Estimated accuracy, without labels: \d+ to \d+ %/);
    assert.match(stdout, /Next step: transfer-lens pick \S+ --rows \d+\n/);
    const manifest = JSON.parse(readFileSync(at('bare-model', 'model.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    assert.equal(manifest['figures'], null);
    assert.deepEqual(Object.keys(manifest['estimated'] as object).sort(), ['high', 'low', 'mean']);
    const [answer] = (await json('predict', '--model', at('bare-model'), '--text', 'good great')) as {
      label: string;
    }[];
    assert.ok(['0', '1'].includes(answer!.label));
  });

  it('picks rows to label, the same again, and replaces no file unasked', async () => {
    const pick = (...more: string[]) => run('pick', 'bare.csv', '--rows', '10', ...more);
    const first = await pick('--out', 'to-label.csv');
    assert.equal(first.code, 0, first.stderr);
    assert.match(first.stdout, /10 rows to label: .*to-label\.csv\. Fill in the column "label"/);
    const written = readFileSync(at('to-label.csv'), 'utf8');
    const lines = written.trimEnd().split('\n');
    assert.deepEqual([lines.length, lines[0]], [11, 'row,text,label']);
    const source = readFileSync(at('bare.csv'), 'utf8').split('\n');
    for (const line of lines.slice(1)) {
      const [, row, text] = /^(\d+),(.*),$/.exec(line)!;
      assert.equal(source[Number(row)], `${text},`);
    }
    writeFileSync(at('to-label.csv'), `${written}mine\n`);
    const refused = await pick('--out', 'to-label.csv');
    assert.deepEqual([refused.code, refused.stdout], [1, '']);
    assert.match(refused.stderr, /--force/);
    assert.equal(readFileSync(at('to-label.csv'), 'utf8'), `${written}mine\n`);
    await pick('--out', 'to-label.csv', '--force');
    assert.equal(readFileSync(at('to-label.csv'), 'utf8'), written);
    await pick('--out', 'others.csv', '--seed', '7');
    assert.notEqual(readFileSync(at('others.csv'), 'utf8'), written);
    const all = await run('pick', 'bare.csv', '--rows', '90', '--out', 'all.csv', '--json');
    assert.match(all.stderr, /only 30 rows without a label/);
    const found = JSON.parse(all.stdout) as { rows: unknown[]; unlabeled: number; out: string };
    assert.deepEqual([found.rows.length, found.unlabeled, found.out], [30, 30, at('all.csv')]);
    assert.ok(readdirSync(folder).every((name) => !name.startsWith('.all.csv')));
  });

  it('predicts texts and tables, and evaluates', async () => {
    await trained();
    const texts = ['good great nice', 'bad poor dull'];
    const list = (await json('predict', '--model', at('model'), '--text', ...texts)) as {
      text: string;
      label: string;
      probabilities: Record<string, number>;
    }[];
    assert.deepEqual(
      list.map(({ text }) => text),
      texts,
    );
    assert.deepEqual(
      list.map(({ label }) => label),
      ['good', 'bad'],
    );
    for (const { probabilities } of list)
      assert.ok(Math.abs(Object.values(probabilities).reduce((a, b) => a + b) - 1) < 1e-5);
    const rows = (await json(
      'predict',
      '--model',
      at('model'),
      '--in',
      'source.csv',
      '--out',
      'predicted.csv',
    )) as unknown[];
    assert.equal(rows.length, 80);
    const lines = readFileSync(at('predicted.csv'), 'utf8').trimEnd().split('\n');
    assert.deepEqual([lines.length, lines[0]], [81, 'text,label,prediction,probability']);
    const found = (await json('evaluate', '--model', at('model'), 'source.csv')) as Record<string, unknown>;
    assert.deepEqual(Object.keys(found).sort(), ['accuracy', 'ece', 'macroF1', 'perClass', 'rows']);
    assert.deepEqual(Object.keys(found['perClass'] as object).sort(), ['bad', 'good']);
  });

  it('says so when a model is evaluated on the very file it was trained on', async () => {
    await trained();
    const seen = await withEncoder('evaluate', '--model', at('model'), 'target.csv');
    assert.match(seen.stderr, /trained on: the figures say nothing about new rows/);
    writeFileSync(at('fresh.csv'), `${readFileSync(at('target.csv'), 'utf8')}one more good film,good\n`);
    const fresh = await withEncoder('evaluate', '--model', at('model'), 'fresh.csv');
    assert.equal(fresh.code, 0, fresh.stderr);
    assert.doesNotMatch(fresh.stderr, /trained on/);
  });

  it('writes vectors that NumPy reads, zeros for an empty text, and embeds nothing the second time', async () => {
    writeFileSync(at('gaps.csv'), 'text,label\ngood film here,1\n,0\nbad film there,0\n');
    const found = (await json('embed', 'gaps.csv', '--out', 'v.npy')) as Record<string, unknown>;
    assert.deepEqual(Object.keys(found).sort(), [
      'cached',
      'dim',
      'encoder',
      'rows',
      'seconds',
      'textsPerSecond',
    ]);
    const bytes = readFileSync(at('v.npy'));
    const start = 10 + bytes.readUInt16LE(8);
    assert.equal(start % 64, 0);
    assert.match(
      bytes.subarray(10, start).toString(),
      /'descr': '<f4', 'fortran_order': False, 'shape': \(3, \d+\)/,
    );
    const values = new Float32Array(
      bytes.buffer.slice(bytes.byteOffset + start, bytes.byteOffset + bytes.length),
    );
    const dim = found['dim'] as number;
    assert.equal(values.length, 3 * dim);
    assert.deepEqual(
      [0, 1, 2].map((i) => values.subarray(i * dim, (i + 1) * dim).some((value) => value !== 0)),
      [true, false, true],
    );
    const again = (await json('embed', 'gaps.csv', '--out', 'v.npy')) as Record<string, unknown>;
    assert.equal(again['cached'], 2);
  });

  it('answers wrong usage with 2, on stderr only', async () => {
    const wrong = [
      [],
      ['bogus'],
      ['inspect'],
      ['inspect', 'target.csv', '--bogus'],
      ['inspect', 'target.csv', '--threads', 'two'],
      ['inspect', 'target.csv', '--labels', 'good'],
      ['inspect', 'target.csv', '--delimiter', 'comma and tab'],
      ['inspect', 'target.csv', '--threads', '4294967295'],
      ['fine-tune', 'target.csv', '--seed', '-1'],
      ['fine-tune', 'target.csv', '--source', 'builtin:books'],
      ['fine-tune', 'target.csv', '--report', 'report.pdf'],
      ['fine-tune', 'target.csv', '--model', 'm', '--report', 'm/report.html'],
      ['compare', 'target.csv'],
      ['predict', '--text', 'a'],
      ['predict', '--model', 'm'],
      ['predict', '--model', 'm', '--in', 'target.csv'],
      ['predict', '--model', 'm', '--text', 'a', '--in', 'target.csv', '--out', 'o.csv'],
      ['embed', 'target.csv'],
      ['fine-tune', 'target.csv', '--strategy', 'best'],
      ['fine-tune', 'target.csv', '--strategies', 'some'],
      ['compare', 'target.csv', 'source.csv', '--strategy', 'pooled'],
      ['pick', 'bare.csv'],
      ['pick', 'bare.csv', '--out', 'picked.txt'],
      ['pick', 'bare.csv', '--out', 'picked.csv', '--rows', '0'],
    ];
    const ends = await Promise.all(wrong.map((args) => run(...args, '--json')));
    ends.forEach(({ code, stdout, stderr }, i) => {
      assert.deepEqual([code, stdout], [2, ''], wrong[i]!.join(' '));
      assert.notEqual(stderr, '');
    });
    assert.deepEqual([(await run('--help')).code, (await run('--version')).code], [0, 0]);
  });

  it('answers failures with 1, nothing on stdout, and a JSON error that says what to do', async () => {
    const folderIsFile = at('file');
    writeFileSync(folderIsFile, '');
    mkdirSync(at('folder.html'));
    const untrained = ['fine-tune', 'target.csv', '--source', 'none', '--model', 'new'];
    const failing: [string[], RegExp][] = [
      [['inspect', 'absent.csv'], /absent\.csv/],
      [['inspect', '.'], /folder/],
      [['fine-tune', 'bare.csv', '--source', 'none'], /label/],
      [['fine-tune', 'target.csv', '--label-column', 'nope', '--model', 'new'], /text, label/],
      [['fine-tune', 'target.csv', '--model', path.join(folderIsFile, 'm')], /written/],
      [['fine-tune', 'target.csv', '--model', 'new'], /--source FILE/],
      [[...untrained, '--report', path.join(folderIsFile, 'page.html')], /page\.html cannot be written/],
      [['compare', 'target.csv', 'source.csv', '--report', at('folder.html')], /folder\.html cannot be/],
      [['evaluate', '--model', 'absent', 'target.csv'], /no model/],
      [['predict', '--model', 'absent', '--text', 'a'], /no model/],
      [['embed', 'target.csv', '--out', 'target.csv'], /overwrite/],
      [['pick', 'bare.csv', '--out', 'bare.csv', '--force'], /overwrite/],
      [['pick', 'target.csv', '--out', 'picked.csv'], /nothing to pick/],
      [['pick', 'bare.csv', '--out', path.join(folderIsFile, 'p.csv')], /written/],
    ];
    for (const [args, sentence] of failing) {
      const { code, stdout, stderr } = await withEncoder(...args, '--json');
      assert.deepEqual([code, stdout], [1, ''], args.join(' '));
      const last = JSON.parse(stderr.trim().split('\n').at(-1)!) as { error: { message: string } };
      assert.match(last.error.message, sentence);
    }
    assert.equal(existsSync(at('new')), false);
  });

  it('refuses a model whose encoder is another one, and a broken model', async () => {
    await trained();
    const other = writeTinyBert(at('other-encoder'), { seed: 9 });
    const refused = await run(
      'predict',
      '--model',
      at('model'),
      '--text',
      'a',
      '--encoder',
      other,
      '--cache',
      at('cache'),
    );
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /encoder/);
    writeFileSync(at('model', 'head.safetensors'), 'x');
    const broken = await withEncoder('predict', '--model', at('model'), '--text', 'a');
    assert.equal(broken.code, 1);
    assert.match(broken.stderr, /head\.safetensors/);
  });
});

describe('Ctrl+C', function () {
  this.timeout(120_000);

  /** Phases as the sparse progress lines name them; '' is right after the start of our code. */
  for (const phase of ['', 'Reading', 'Loading', 'Embedding', 'Comparing', 'Measuring'])
    it(`leaves nothing but cached vectors ${phase ? `while ${phase.toLowerCase()}` : 'at the start'}`, async () => {
      const place = at(`cancel-${phase || 'start'}`);
      mkdirSync(place);
      writeFileSync(
        path.join(place, 'target.csv'),
        csv(phase === 'Embedding' ? 8000 : 400, 1, ['good', 'bad']),
      );
      const args = [
        'fine-tune',
        'target.csv',
        '--source',
        '../source.csv',
        '--report',
        'report.json',
        '--json',
      ];
      const { child, output, ended } = start(
        [...args, '--encoder', encoder, '--cache', at('cancel-cache')],
        place,
      );
      if (phase) await seen(output, phase);
      else await new Promise((resolve) => setTimeout(resolve, 250));
      const asked = Date.now();
      child.kill('SIGINT');
      const { code, stdout, stderr } = await ended;
      assert.deepEqual([code, stdout], [130, ''], stderr);
      assert.ok(Date.now() - asked < 5000, 'within five times the promised second');
      assert.deepEqual(readdirSync(place), ['target.csv']);
    });

  async function seen(output: { stderr: string }, text: string): Promise<void> {
    const deadline = Date.now() + 60_000;
    while (!output.stderr.includes(text)) {
      if (Date.now() > deadline) throw new Error(`never saw ${text}: ${output.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
});

function hashes(place: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(place).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(path.join(place, name)))
        .digest('hex'),
    ]),
  );
}
