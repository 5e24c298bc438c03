import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, it } from 'mocha';
import * as v from 'valibot';
import { columnsOf } from '../../src/editor/reports/columnsOf';
import { reportSchema } from '../../src/protocol/report';
import type { SourceReference, TableReference } from '../../src/protocol/table';
import { UserError } from '../../src/protocol/userError';
import { embed, handlerWorld, reviews, testJob } from './support/handlerWorld';

const world = handlerWorld();
after(() => rmSync(world.folder, { recursive: true, force: true }));

/** As `reviews`, with the label column under another name; labels i, i + 2 … mean the same as label i. */
const rated = (rows: number, labels: readonly string[], column = 'stars', seed = 1) =>
  withTwoMarks(reviews(rows, ['negative', 'positive'], seed), labels).replace('text,label', `text,${column}`);

function withTwoMarks(csv: string, labels: readonly string[]): string {
  const half = labels.length / 2;
  let i = 0;
  return csv.replace(/,(negative|positive)$/gm, (_, sign) => {
    const at = (i++ >> 1) % half;
    return `,${labels[sign === 'negative' ? at : half + at]}`;
  });
}

const from = (table: TableReference): SourceReference => ({ kind: 'table', table });
const none: SourceReference = { kind: 'none' };
const inspect = (table: TableReference, against?: TableReference) =>
  world.handlers['table/inspect']({ table, ...(against && { against }) }, testJob());

async function compare(target: TableReference, source: SourceReference = none) {
  const params = { target, source, seed: 1, embed, strategies: 'standard' } as const;
  const { report } = await world.handlers['domains/compare'](params, testJob());
  v.parse(reportSchema, JSON.parse(JSON.stringify(report)));
  return report;
}

async function fineTune(target: TableReference, name: string) {
  const modelFolder = world.at(name);
  const params = { target, source: none, modelFolder, overwrite: false, seed: 1, embed } as const;
  return world.handlers['model/fineTune']({ ...params, strategies: 'standard' }, testJob());
}

const keyOf = async (work: Promise<unknown>) => {
  try {
    await work;
  } catch (error) {
    if (error instanceof UserError) return error.shown.key;
    throw error;
  }
  return null;
};

// 50 rows of each half; three-star rows come on top
const threes = Array.from({ length: 10 }, (_, i) => `so so thing ${i},3`).join('\n') + '\n';
const stars = world.table('stars.csv', rated(100, ['1', '2', '4', '5']) + threes);

describe('runs on rated tables', function () {
  this.timeout(60_000); // loops stand in for the kernels

  it('learn negative and positive from stars, leave the middle out, and say so', async () => {
    const { report, manifest } = await fineTune(stars, 'm-stars');
    assert.deepEqual(manifest.labels, ['negative', 'positive']);
    const { rows, labels, leftOut, skipped, read } = report.target;
    assert.deepEqual({ rows, labels, leftOut, skipped }, { rows: 100, labels: { negative: 50, positive: 50 }, leftOut: 10, skipped: 0 }); // prettier-ignore
    assert.deepEqual(read, {
      labels: { '1': 'negative', '2': 'negative', '3': null, '4': 'positive', '5': 'positive' },
    });
    const said = report.summary.find(({ key }) => key === 'engine.remark.starsDropped');
    assert.deepEqual(said!.args, { name: 'stars', low: '1–2', high: '4–5', middle: '3', count: 10 });
  });

  it('learn every step as it is written when they are told so', async () => {
    const report = await compare({ ...stars, labels: {} });
    assert.deepEqual(Object.keys(report.target.labels), ['1', '2', '3', '4', '5']);
    assert.deepEqual([report.target.leftOut, report.target.read], [undefined, { labels: {} }]);
  });

  it('read labels as a person says, in any spelling, and name those that no row has', async () => {
    const labels = { '1.0': 'poor', '2': null, '4': 'fine', '5': 'fine', '7': 'never' };
    const report = await compare({ ...stars, labels });
    assert.deepEqual(report.target.labels, { '3': 10, fine: 50, poor: 25 });
    assert.equal(report.target.leftOut, 25);
    const args = report.summary.find(({ key }) => key === 'engine.remark.labelsUnused')!.args;
    assert.deepEqual(args, { name: 'stars', labels: '7' });
  });

  it('find the same rows again by what the report says of its table', async () => {
    const first = await compare({ ...stars, labels: { '1': 'bad', '2': null, '4': 'good', '5': 'good' } });
    const again = await compare({ ...stars, ...columnsOf(first.target) });
    assert.deepEqual({ ...again.target, shortened: 0 }, { ...first.target, shortened: 0 });
  });

  it('keep row numbers those of the file', async () => {
    const text = 'text,stars\nso so,3\n' + rated(100, ['1', '2', '4', '5']).split('\n').slice(1).join('\n');
    const { map } = await compare(world.table('shifted.csv', text), { kind: 'movies' });
    assert.ok(map);
    const column = Buffer.from(map.columns.row, 'base64');
    const rows = new Int32Array(column.buffer, column.byteOffset, column.byteLength / 4);
    assert.ok(!rows.includes(1), 'row 1 is left out');
    assert.ok(rows.includes(2) && rows.includes(101), `${Math.max(...rows)}`);
  });

  it('read the source so that it fits the target', async () => {
    const polar = world.table('polar.csv', reviews(80, ['neg', 'pos'], 5));
    const onStars = await compare(polar, from(stars));
    assert.deepEqual(onStars.source!.labels, { negative: 50, positive: 50 });
    assert.ok(onStars.strategies.some(({ name }) => name === 'pooled'));
    const steps = world.table('steps.csv', rated(120, ['1', '2', '4', '5'], 'stars', 4));
    const asSteps = await compare({ ...steps, labels: {} }, from(stars));
    assert.deepEqual(Object.keys(asSteps.source!.labels), ['1', '2', '3', '4', '5']);
    assert.ok(asSteps.strategies.some(({ name }) => name === 'pooled'));
  });

  it('learn from the poles of a three-way source, and evaluate on them alone', async () => {
    const polar = world.table('poles.csv', reviews(80, ['0', '1'], 6));
    const three = world.table('three.csv', reviews(120, ['negative', 'positive', 'neutral'], 7));
    const { source, strategies } = await compare(polar, from(three));
    assert.deepEqual([source!.rows, source!.leftOut], [120, undefined]); // the middle serves as texts
    assert.ok(strategies.some(({ name }) => name === 'pooled'));
    const params = { model: { kind: 'movies' }, table: three, embed } as const;
    assert.equal((await world.handlers['model/evaluate'](params, testJob())).rows, 80);
  });

  it('use a source whose labels they are told to match', async () => {
    const target = world.table('kinds.csv', reviews(80, ['ok', 'junk'], 8));
    const source = world.table('mail.csv', reviews(80, ['ham', 'spam'], 9));
    const differ = await compare(target, from(source));
    assert.ok(differ.summary.some(({ key }) => key === 'engine.remark.labelsDiffer'));
    const told = await compare(target, from({ ...source, labels: { ham: 'ok', spam: 'junk' } }));
    assert.ok(told.strategies.some(({ name }) => name === 'pooled'));
  });

  it('evaluate a model in its own labels, whatever the table’s are', async () => {
    await fineTune({ ...stars, labels: {} }, 'm-steps');
    const evaluate = (name: string) => {
      const model = { kind: 'folder', path: world.at(name) } as const;
      return world.handlers['model/evaluate']({ model, table: stars, embed }, testJob());
    };
    assert.equal((await evaluate('m-steps')).rows, 110);
    await fineTune(world.table('words.csv', reviews(60, ['bad', 'good'])), 'm-words');
    const { rows, perClass } = await evaluate('m-words');
    assert.deepEqual([rows, Object.keys(perClass)], [100, ['bad', 'good']]);
  });

  it('do not pick a row that is left out to be labeled, and predict all rows', async () => {
    const table = world.table('open.csv', rated(40, ['1', '2', '4', '5']) + threes + 'open one,\n');
    const picked = await world.handlers['table/pickRows']({ table, count: 99, seed: 1 }, testJob());
    assert.deepEqual(picked.rows, [{ row: 51, text: 'open one' }]);
    const model = { kind: 'movies' } as const;
    const params = { model, table, out: world.at('out.csv'), overwrite: true, list: true, embed };
    assert.equal((await world.handlers['table/predict'](params, testJob())).predictions!.length, 51);
  });

  it('refuse several labels a cell, and a column for each label, with the way out', async () => {
    const many = ['a|b', 'b|c', 'a', 'c|a'];
    const cells = world.table('many.csv', reviews(80, many).replaceAll('text,label', 'text,label'));
    assert.equal(await keyOf(compare(cells)), 'error.multiLabel');
    const lines = Array.from({ length: 60 }, (_, i) => `some words of row ${i},${i % 2},${i % 3 ? 1 : 0},${i % 5 ? 0 : 1}`); // prettier-ignore
    const bits = world.table('bits.csv', ['text,toxic,threat,insult', ...lines].join('\n'));
    assert.equal(await keyOf(compare(bits)), 'error.oneHotLabels');
    assert.deepEqual((await compare({ ...bits, labelColumn: 'threat' })).target.labels, { '0': 20, '1': 40 });
  });
});

describe('table/inspect', () => {
  it('counts what becomes of each row', async () => {
    const table = world.table(
      'all.csv',
      rated(40, ['1', '2', '4', '5']) + threes + 'x y z,\nu v w,nan\n,5\n',
    );
    const found = await inspect(table);
    const { rows, unlabeled, leftOut, skipped, labels, writtenLabels, confident } = found;
    assert.deepEqual(
      { rows, unlabeled, leftOut, skipped },
      { rows: 52, unlabeled: 2, leftOut: 10, skipped: 1 },
    );
    assert.deepEqual(labels, { negative: 20, positive: 20 });
    assert.deepEqual(writtenLabels, { '1': 10, '2': 10, '3': 10, '4': 10, '5': 10, nan: 1 });
    assert.equal(rows, unlabeled + leftOut + labels.negative! + labels.positive!);
    assert.equal(confident, true);
    assert.equal(found.schemes[0]!.says!.key, 'scheme.starsDropped');
  });

  it('asks about 1-5 under a name that says nothing, and joins a title with its body', async () => {
    const table = world.table('unsure.csv', rated(60, ['1', '2', '3', '4', '5', '1'], 'label'));
    assert.equal((await inspect(table)).confident, false);
    const body = (i: number) => `this one is a long enough text about the thing of row ${i} and what it does`;
    const lines = Array.from({ length: 40 }, (_, i) => `${i % 2},all about row ${i},${body(i)}`);
    const titled = world.table('titled.csv', ['label,title,body', ...lines].join('\n'));
    const found = await inspect(titled);
    assert.deepEqual([found.textColumn, found.labelColumn, found.confident], ['title + body', 'label', true]);
    const report = await compare(titled);
    assert.equal(report.target.textColumn, 'title + body');
  });

  it('takes the mapping that it is given', async () => {
    const found = await inspect({ ...stars, labels: { '1': 'bad', '2': 'bad', '3': null } });
    assert.deepEqual(found.labels, { bad: 50, '4': 25, '5': 25 });
    assert.equal(found.leftOut, 10);
  });

  it('says of several labels a cell what is wrong, without refusing', async () => {
    const cells = world.table('cells.csv', reviews(80, ['a|b', 'b|c', 'a', 'c|a']));
    const found = await inspect(cells);
    assert.deepEqual(
      [found.remarks[0]!.key, found.confident, found.schemes],
      ['error.multiLabel', false, []],
    );
  });

  it('proposes how the labels may be read as those of another table', async () => {
    const polar = world.table('to.csv', reviews(40, ['bad', 'good']));
    const { proposal } = await inspect(stars, polar);
    assert.deepEqual(proposal, {
      mapping: { '1': 'bad', '2': 'bad', '3': null, '4': 'good', '5': 'good' },
      sure: true,
      labels: ['bad', 'good'],
    });
    assert.equal((await inspect(stars)).proposal, null);
  });

  it('warns of a language that the encoder does not know', async () => {
    const line = (i: number) =>
      `das ist ein sehr schönes Buch und ich habe es gern gelesen ${i},${i % 2 ? 'gut' : 'schlecht'}`;
    const german = world.table(
      'german.csv',
      ['text,label', ...Array.from({ length: 60 }, (_, i) => line(i))].join('\n'),
    );
    assert.deepEqual(
      (await inspect(german)).remarks.map(({ key }) => key),
      ['engine.remark.notEnglish'],
    );
  });
});
