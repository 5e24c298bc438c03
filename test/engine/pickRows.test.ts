import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, it } from 'mocha';
import type { TableReference } from '../../src/protocol/table';
import { UserError } from '../../src/protocol/userError';
import { handlerWorld, testJob } from './support/handlerWorld';

const world = handlerWorld();
after(() => rmSync(world.folder, { recursive: true, force: true }));

const named = { textColumn: 'text', labelColumn: 'label' };
/** Every third row has a label, every seventh no text. */
const text = (row: number) => (row % 7 === 0 ? '' : `"the text\nof row ${row}"`);
const label = (row: number) => (row % 3 === 0 ? ['neg', 'pos'][row % 2]! : '');
const rows = Array.from({ length: 60 }, (_, i) => i + 1);
const table = world.table(
  'rows.csv',
  ['text,label', ...rows.map((row) => `${text(row)},${label(row)}`)].join('\n'),
);
const unlabeled = rows.filter((row) => row % 7 !== 0 && row % 3 !== 0);

const pick = (count: number, seed = 1, asked: TableReference = { ...table, ...named }) =>
  world.handlers['table/pickRows']({ table: asked, count, seed }, testJob());

describe('table/pickRows', () => {
  it('picks unlabeled rows with a text, by their number in the file, in its order', async () => {
    const picked = await pick(20);
    assert.equal(picked.rows.length, 20);
    assert.equal(picked.unlabeled, unlabeled.length);
    assert.deepEqual([picked.textColumn, picked.labelColumn], ['text', 'label']);
    const numbers = picked.rows.map(({ row }) => row);
    assert.ok(numbers.every((row) => unlabeled.includes(row)));
    assert.deepEqual(numbers, [...new Set(numbers)].sort((a, b) => a - b)); // prettier-ignore
    for (const { row, text: found } of picked.rows) assert.equal(found, `the text\nof row ${row}`);
  });

  it('picks all there are when asked for more', async () => {
    const picked = await pick(500);
    assert.deepEqual(picked.rows.map(({ row }) => row), unlabeled); // prettier-ignore
  });

  it('picks the same rows for the same seed, others for another, and each as often as the next', async () => {
    assert.deepEqual(await pick(10, 3), await pick(10, 3));
    assert.notDeepEqual(await pick(10, 3), await pick(10, 4));
    const counts = new Map(unlabeled.map((row) => [row, 0]));
    for (let seed = 0; seed < 100; seed++)
      for (const { row } of (await pick(10, seed)).rows) counts.set(row, counts.get(row)! + 1);
    const expected = (100 * 10) / unlabeled.length;
    // binomial of 100 draws: five standard deviations
    const wide = 5 * Math.sqrt(expected * (1 - 10 / unlabeled.length));
    for (const [row, count] of counts) assert.ok(Math.abs(count - expected) < wide, `row ${row}: ${count}`);
  });

  it('picks from the rows that were drawn of a long table, by their number in the file', async () => {
    const picked = await pick(500, 1, { ...table, ...named, mostRows: 30 });
    assert.ok(picked.rows.length < unlabeled.length && picked.rows.length > 5, `${picked.rows.length}`);
    for (const { row, text: found } of picked.rows) assert.equal(found, `the text\nof row ${row}`);
  });

  it('takes every row of a table without a label column', async () => {
    const bare = world.table('bare.csv', 'text\n' + rows.map((row) => `words of row ${row}\n`).join(''));
    const picked = await pick(500, 1, { ...bare, textColumn: 'text' });
    assert.deepEqual([picked.rows.length, picked.unlabeled, picked.labelColumn], [60, 60, null]);
  });

  it('says so when every row has its label, and loads no encoder', async () => {
    const full = world.table(
      'full.csv',
      'text,label\n' + rows.map((row) => `words ${row},${row % 2}\n`).join(''),
    );
    await assert.rejects(pick(5, 1, { ...full, ...named }), (error) => {
      assert.ok(error instanceof UserError);
      assert.equal(error.shown.key, 'error.nothingToLabel');
      assert.match(error.message, /full\.csv/);
      return true;
    });
    assert.equal(world.opened(), 0);
  });
});
