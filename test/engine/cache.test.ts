import assert from 'node:assert/strict';
import { fork, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, renameSync, statSync } from 'node:fs';
import { truncateSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { seededRandom } from '../../src/core/random';
import { clearCache } from '../../src/engine/cache/clearCache';
import { textKey } from '../../src/engine/cache/segmentFormat';
import type { CacheLimits } from '../../src/engine/cache/vectorCache';
import { VectorCache, defaultLimits } from '../../src/engine/cache/vectorCache';
import type { EncoderDescription } from '../../src/protocol/encoder';
import { temporaryFolder } from '../support/temporary';

const seed = Number(process.env['SEED'] ?? Date.now() % 1e9);
const runs = process.env['LONG'] ? 500 : 60;
const dim = 5;
const encoder: EncoderDescription = {
  id: 'x',
  hash: 'h',
  dtype: 'q8',
  dim,
  pooling: 'mean',
  normalize: true,
  maxTokens: 256,
};

// A child of this very file is a second process that writes to the cache.
if (process.argv[2] === 'write-vectors') writeAsChild(process.argv[3]!, process.argv[4]!);

describe(`vector cache (seed ${seed})`, () => {
  const temporary = temporaryFolder();
  let folders = 0;
  const logged: string[] = [];
  const freshFolder = () => temporary.file(`cache-${folders++}`);
  const open = (folder: string, limits: Partial<CacheLimits> = {}, description = encoder) => {
    const cache = new VectorCache(folder, description, { ...defaultLimits, ...limits }, (line) =>
      logged.push(line),
    );
    cache.refresh();
    return cache;
  };

  it('gives back what another instance wrote, with its shortened mark', () => {
    const folder = freshFolder();
    const writer = open(folder);
    writer.add(textKey('a'), vectorOf('a'), true);
    writer.add(textKey('b'), vectorOf('b'), false);
    writer.flush();
    const reader = open(folder);
    assert.deepEqual(found(reader, 'a'), { vector: vectorOf('a'), shortened: true });
    assert.deepEqual(found(reader, 'b'), { vector: vectorOf('b'), shortened: false });
    assert.equal(found(reader, 'c'), null);
  });

  it('shows nobody a vector before it is written, and everyone after a refresh', () => {
    const folder = freshFolder();
    const [writer, reader] = [open(folder), open(folder)];
    writer.add(textKey('a'), vectorOf('a'), false);
    reader.refresh();
    assert.equal(found(reader, 'a'), null);
    writer.flush();
    reader.refresh();
    assert.deepEqual(found(reader, 'a')?.vector, vectorOf('a'));
  });

  it('reads back only what is right after any cut and any flipped byte', () => {
    const damage = fc.record({
      ending: fc.constantFrom('.index', '.vectors'),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.boolean(),
    });
    const batches = fc.array(fc.array(fc.nat(200), { maxLength: 20 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(batches, fc.array(damage, { maxLength: 3 }), (written, damages) => {
        const folder = freshFolder();
        for (const batch of written) writeSegment(open(folder, { buffered: 3 }), batch.map(String));
        for (const { ending, at, cut } of damages) damageOne(folder, ending, at, cut);
        const reader = open(folder);
        for (const text of new Set(written.flat().map(String))) {
          const read = found(reader, text);
          if (damages.length === 0) assert.ok(read, text);
          if (read) assert.deepEqual(read, { vector: vectorOf(text), shortened: Number(text) % 2 === 1 });
        }
        reader.close();
      }),
      { seed, numRuns: runs },
    );
  });

  it('keeps all whole records before a torn tail', () => {
    const folder = freshFolder();
    writeSegment(open(folder), ['1', '2', '3']);
    const [vectors] = filesOf(folder, '.vectors');
    truncateSync(vectors!, statSync(vectors!).size - 1);
    const reader = open(folder);
    assert.deepEqual(
      ['1', '2', '3'].map((text) => found(reader, text) !== null),
      [true, true, false],
    );
  });

  it('never mixes vectors of other encoders, windows or poolings', () => {
    const folder = freshFolder();
    writeSegment(open(folder), ['1']);
    const others: Partial<EncoderDescription>[] = [
      { hash: 'other' },
      { dtype: 'fp32' },
      { pooling: 'cls' },
      { normalize: false },
      { maxTokens: 128 },
    ];
    for (const other of others) {
      assert.equal(found(open(folder, {}, { ...encoder, ...other }), '1'), null, JSON.stringify(other));
    }
  });

  it('leaves a file with a foreign header alone and says so in the log', () => {
    const folder = freshFolder();
    const cache = open(folder);
    writeSegment(cache, ['1']);
    writeFileSync(path.join(cache.folder, 'foreign.index'), Buffer.alloc(4096, 7));
    writeFileSync(path.join(cache.folder, 'foreign.vectors'), Buffer.alloc(4096, 7));
    const reader = open(folder);
    assert.ok(found(reader, '1'));
    assert.ok(logged.some((line) => line.includes('foreign')));
    assert.ok(readdirSync(cache.folder).includes('foreign.index'));
  });

  it('takes in what two processes write at once', async function () {
    this.timeout(20_000);
    const folder = freshFolder();
    const children = ['left', 'right'].map((side) =>
      fork(__filename, ['write-vectors', folder, side], { execArgv: [] }),
    );
    const codes = await Promise.all(
      children.map((child) => new Promise((resolve) => child.once('exit', resolve))),
    );
    assert.deepEqual(codes, [0, 0]);
    const reader = open(folder);
    for (const side of ['left', 'right']) {
      for (let i = 0; i < 300; i++)
        assert.deepEqual(found(reader, `${side} ${i}`)?.vector, vectorOf(`${side} ${i}`));
    }
  });

  it('merges the leftovers of ended processes and loses nothing', () => {
    const folder = freshFolder();
    const bases = texts(12, '').map((_, i) => writeSegment(open(folder), [String(i), `${i} again`]));
    bases.forEach(abandon);
    assert.equal(filesOf(folder, '.index').length, 12);
    const reader = open(folder);
    assert.equal(filesOf(folder, '.index').length, 1);
    assert.equal(filesOf(folder, '.vectors').length, 1);
    for (let i = 0; i < 12; i++)
      assert.deepEqual(found(reader, `${i} again`)?.vector, vectorOf(`${i} again`));
    assert.deepEqual(
      readdirSync(reader.folder).filter((name) => /staging|lock/.test(name)),
      [],
    );
  });

  it('does not merge while another process holds the lock', () => {
    const folder = freshFolder();
    const bases = texts(9, '').map((_, i) => writeSegment(open(folder), [String(i)]));
    bases.forEach(abandon);
    writeFileSync(path.join(path.dirname(filesOf(folder, '.index')[0]!), 'compact.lock'), '1');
    assert.ok(found(open(folder), '3'));
    assert.equal(filesOf(folder, '.index').length, 9);
  });

  it('lets the oldest segments out beyond the size limit, and never the one it writes', () => {
    const folder = freshFolder();
    const bytes = 4 * dim + 24;
    for (let i = 0; i < 5; i++) {
      const base = writeSegment(open(folder), texts(100, String(i)));
      for (const ending of ['.index', '.vectors']) utimesSync(base + ending, 1000 + i, 1000 + i);
    }
    const writer = open(folder, { totalBytes: 350 * bytes });
    writeWith(writer, texts(100, 'new'));
    const reader = open(folder);
    const kept = ['0', '1', '2', '3', '4', 'new'].filter((name) => found(reader, `${name} 0`) !== null);
    assert.deepEqual(kept, ['3', '4', 'new']);
  });

  it('starts another segment when one is full', () => {
    const folder = freshFolder();
    const writer = open(folder, { segmentBytes: 1000, buffered: 10 });
    writeWith(writer, texts(100, 'x'));
    assert.ok(filesOf(folder, '.index').length > 3);
    const reader = open(folder);
    for (const text of texts(100, 'x')) assert.ok(found(reader, text), text);
  });

  it('clears everything, tells the bytes, and a cache in use goes on', async () => {
    const folder = freshFolder();
    const cache = open(folder);
    writeWith(cache, ['1', '2']);
    const size = [...filesOf(folder, '.index'), ...filesOf(folder, '.vectors')].reduce(
      (sum, file) => sum + statSync(file).size,
      0,
    );
    assert.equal(await clearCache(folder), size);
    assert.deepEqual(readdirSync(folder), []);
    cache.refresh();
    assert.equal(found(cache, '1'), null);
    writeWith(cache, ['3']);
    assert.deepEqual(found(open(folder), '3')?.vector, vectorOf('3'));
    assert.equal(await clearCache(freshFolder()), 0);
  });

  it('works without a cache where it cannot be written, and says so once', () => {
    const place = freshFolder();
    writeFileSync(place, 'a file where the folder should be');
    logged.length = 0;
    const cache = open(place);
    writeWith(cache, texts(200, 'x'));
    assert.equal(found(cache, 'x 0'), null);
    assert.equal(logged.filter((line) => line.includes('cannot write')).length, 1);
  });

  it('survives a disk that fills up in the middle of a write', function () {
    if (process.platform === 'win32') this.skip(); // no limit on file sizes to play the full disk with
    this.timeout(20_000);
    const folder = freshFolder();
    const limited = `ulimit -f 4 && exec "${process.execPath}" "${__filename}" write-vectors "${folder}" full`;
    const child = spawnSync('bash', ['-c', limited], { encoding: 'utf8' });
    assert.equal(child.status, 0, child.stderr);
    assert.match(child.stderr, /cannot write/);
    const reader = open(folder);
    const read = texts(300, 'full').filter((text) => found(reader, text) !== null);
    assert.ok(read.length >= 64 && read.length < 300, `${read.length} vectors`);
    for (const text of read) assert.deepEqual(found(reader, text)?.vector, vectorOf(text));
  });
});

/** Deterministic content per text, so that a wrong vector cannot pass for the right one. */
function vectorOf(text: string): Float32Array {
  const random = seededRandom(
    textKey(text).charCodeAt(0) * 65536 + textKey(text).charCodeAt(1) * 256 + text.length,
  );
  return Float32Array.from({ length: dim }, () => random() - 0.5);
}

function found(cache: VectorCache, text: string): { vector: Float32Array; shortened: boolean } | null {
  const vector = new Float32Array(dim);
  const read = cache.read(textKey(text), vector);
  return read && { vector, shortened: read.shortened };
}

const texts = (count: number, name: string) => Array.from({ length: count }, (_, i) => `${name} ${i}`);

function writeWith(cache: VectorCache, written: readonly string[]): void {
  for (const text of written) cache.add(textKey(text), vectorOf(text), Number(text) % 2 === 1);
  cache.flush();
}

/** Writes a segment, closes it, and returns its path without ending. */
function writeSegment(cache: VectorCache, written: readonly string[]): string {
  const before = new Set(filesOf(cache.folder, '.index'));
  writeWith(cache, written);
  cache.close();
  const added = filesOf(cache.folder, '.index').find((file) => !before.has(file)) ?? '';
  return added.slice(0, -'.index'.length);
}

/** Gives a segment the name of a process that has ended: no process id is this high. */
function abandon(base: string, i: number): void {
  const [host] = path.basename(base).split('-');
  const name = path.join(path.dirname(base), `${host}-99999999-x-${i}`);
  for (const ending of ['.vectors', '.index']) renameSync(base + ending, name + ending);
}

/** Cuts a file of the cache, or flips a bit of it, at a share of its length. */
function damageOne(folder: string, ending: string, at: number, cut: boolean): void {
  const file = filesOf(folder, ending)[0];
  const size = file ? statSync(file).size : 0;
  if (!file || size === 0) return;
  const position = Math.min(size - 1, Math.floor(at * size));
  if (cut) return truncateSync(file, position);
  const bytes = readFileSync(file);
  bytes[position]! ^= 1;
  writeFileSync(file, bytes);
}

function writeAsChild(folder: string, side: string): never {
  const cache = new VectorCache(folder, encoder);
  cache.refresh();
  for (let i = 0; i < 300; i++) cache.add(textKey(`${side} ${i}`), vectorOf(`${side} ${i}`), false);
  cache.flush();
  process.exit(0);
}

function filesOf(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name))
    .sort();
}
