import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { after, describe, it } from 'mocha';
import type { ParamsOf } from '../../src/protocol/calls';
import { readMatrix } from '../../src/protocol/matrix';
import type { MessageKey } from '../../src/protocol/message';
import { CancelledError, UserError } from '../../src/protocol/userError';
import { embed, handlerWorld, reviews, testJob } from './support/handlerWorld';

const world = handlerWorld();
after(() => rmSync(world.folder, { recursive: true, force: true }));

const a = world.table('a.csv', reviews(60, ['negative', 'positive'], 1));
const b = world.table('b.csv', reviews(80, ['0', '1'], 2).replaceAll(' is ', ' our '));
const c = world.table('c.csv', reviews(70, ['negative', 'positive'], 3));
const bare = world.table('bare.csv', reviews(40, ['', ''], 4));

type Options = Partial<ParamsOf<'domains/compareMany'>>;
const call = (tables: Options['tables'], more: Options = {}, job = testJob()) =>
  world.handlers['domains/compareMany']({ tables: tables!, movies: false, seed: 0, embed, ...more }, job);

async function refused(work: Promise<unknown>, key: MessageKey, ...parts: string[]) {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof UserError, String(error));
    assert.equal(error.shown.key, key, error.message);
    for (const part of parts) assert.ok(error.message.includes(part), `${error.message} lacks ${part}`);
    assert.doesNotMatch(error.message, /\{\w+\}/, 'every slot is filled');
    return true;
  });
}

describe('domains/compareMany', function () {
  this.timeout(60_000);

  it('finds distances, accuracies and an order, and names the best source', async () => {
    const { matrix } = await call([a, b, c, bare], { movies: true });
    assert.deepEqual(
      matrix.domains.map(({ name, builtIn }) => [name, builtIn]),
      [
        ['a', false],
        ['b', false],
        ['c', false],
        ['bare', false],
        ['movie reviews', true],
      ],
    );
    // five sources, four targets, without the diagonal
    assert.equal(matrix.cells.length, 16);
    assert.ok(matrix.cells.every(({ distance }) => distance !== null));
    const at = (source: number, target: number) =>
      matrix.cells.find((cell) => cell.source === source && cell.target === target)!;
    assert.equal(at(1, 0).accuracy!.method, 'measured');
    assert.equal(at(1, 3).accuracy!.method, 'estimated');
    assert.equal(at(3, 0).reason!.key, 'matrix.reason.unlabeled');
    assert.match(matrix.summary[0]!.key, /^matrix\.answer\.measured/);
    assert.equal(matrix.rankings[3]!.length, 4);
    assert.equal(readMatrix(JSON.parse(JSON.stringify(matrix))).kind, 'matrix');
  });

  it('gives the same figures again but for the times', async () => {
    const [first, second] = [await call([a, b, c]), await call([a, b, c])].map(({ matrix }) => ({
      ...matrix,
      created: '',
      seconds: null,
    }));
    assert.deepEqual(first, second);
  });

  it('writes the matrix with places relative to it, and leaves nothing else', async () => {
    const reportFile = world.at('reports', 'all.transfer-report.json');
    const { matrix } = await call([a, b, c], { reportFile });
    const found = readMatrix(JSON.parse(readFileSync(reportFile, 'utf8')));
    assert.ok(found.kind === 'matrix');
    assert.deepEqual(found.matrix, JSON.parse(JSON.stringify(matrix)));
    assert.deepEqual(
      found.matrix.domains.map(({ file }) => file),
      ['../a.csv', '../b.csv', '../c.csv'],
    );
    assert.deepEqual(readdirSync(world.at('reports')), ['all.transfer-report.json']);
  });

  it('counts the texts that two files share and measures on none of them', async () => {
    const shared = reviews(60, ['negative', 'positive'], 1).split('\n').slice(0, 21).join('\n');
    const mixed = world.table(
      'mixed.csv',
      `${shared}\n${reviews(60, ['negative', 'positive'], 9).slice(11)}`,
    );
    const { matrix } = await call([a, mixed, c]);
    const remark = matrix.summary.find(({ key }) => key === 'matrix.remark.shared');
    assert.deepEqual(remark?.args, { source: 'a', target: 'mixed', count: 20 });
    const cell = matrix.cells.find(({ source, target }) => source === 0 && target === 1)!;
    assert.equal(cell.accuracy!.rows, 60);
  });

  it('tells files of one name apart', async () => {
    mkdirSync(world.at('other'), { recursive: true });
    const second = world.table('other/a.csv', reviews(60, ['negative', 'positive'], 11));
    const { matrix } = await call([a, second, c]);
    const [first, other] = matrix.domains.map(({ name }) => name);
    assert.match(first!, /\/a$/);
    assert.equal(other, 'other/a');
  });

  it('says so of a file with too few labels, and still compares it', async () => {
    const few = world.table('few.csv', `${reviews(40, ['', ''], 12)}more words,positive\n`);
    const named = { ...few, textColumn: 'text', labelColumn: 'label' };
    const { matrix } = await call([named, a, b]);
    assert.ok(matrix.summary.some(({ key }) => key === 'matrix.remark.targetTooSmall'));
    assert.equal(matrix.rankings[0]!.length, 2);
  });

  it('tells progress by pair', async () => {
    const seen: [number, number][] = [];
    const job = testJob();
    const counting = {
      ...job,
      phase: (...args: Parameters<typeof job.phase>) => {
        const steps = job.phase(...args);
        const step = (done: number, total: number) => {
          if (args[0] === 'shift') seen.push([done, total]);
          return steps.step(done, total);
        };
        return { step };
      },
    };
    await call([a, b, c], {}, counting);
    // three domains' own halves, and three pairs
    assert.deepEqual(seen.at(-1), [6, 6]);
  });

  for (const phase of ['read', 'embed', 'fit', 'shift', 'write'] as const)
    it(`is cancelled while it is in the phase "${phase}", and leaves no report`, async () => {
      const reportFile = world.at('cancelled', 'x.json');
      await assert.rejects(call([a, b, c], { reportFile }, testJob(phase)), CancelledError);
      assert.equal(existsSync(reportFile), false);
    });

  describe('refuses, before the encoder is loaded,', () => {
    const cases: [string, () => Options['tables'], MessageKey, string[]][] = [
      ['two files', () => [a, b], 'error.matrixCount', ['2', '3']],
      ['21 files', () => Array.from({ length: 21 }, () => a), 'error.matrixCount', ['21', '20']],
      [
        'a file that is given twice',
        () => [a, b, { paths: [world.at('.', 'a.csv')] }],
        'error.matrixSameFile',
        ['a.csv'],
      ],
      [
        'two files of the same bytes',
        () => [a, b, world.table('copy.csv', reviews(60, ['negative', 'positive'], 1))],
        'error.matrixSameData',
        ['a.csv', 'copy.csv'],
      ],
      [
        'a file that is not there',
        () => [a, b, { paths: [world.at('gone.csv')] }],
        'error.fileMissing',
        ['gone.csv'],
      ],
      ['an empty file', () => [a, b, world.table('empty.csv', '')], 'error.tableEmpty', ['empty.csv']],
      [
        'a file without a text',
        () => [a, b, world.table('numbers.csv', 'x,y\n1,2\n3,4\n')],
        'error.noTextColumn',
        ['numbers.csv'],
      ],
      [
        'a column that one of them lacks',
        () => [a, { ...b, textColumn: 'review' }, c],
        'error.columnMissing',
        ['b.csv', 'review'],
      ],
    ];
    for (const [what, tables, key, parts] of cases)
      it(what, async () => {
        const before = world.opened();
        await refused(call(tables()), key, ...parts);
        assert.equal(world.opened(), before);
      });
  });
});
