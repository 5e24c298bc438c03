import assert from 'node:assert/strict';
import { columnPairs, columnsAreClear } from '../../src/editor/columnPairs';
import type { Inspection, InspectedColumn } from '../../src/protocol/table';

const column = (name: string, textScore: number, labelScore: number): InspectedColumn => ({
  name,
  textScore,
  labelScore,
  sample: [`${name} 1`, `${name} 2`],
  why: { key: 'table.why.other' },
});

const inspection = (columns: InspectedColumn[], part: Partial<Inspection> = {}): Inspection => ({
  rows: 10,
  skipped: 0,
  unlabeled: 0,
  leftOut: 0,
  drawnFrom: null,
  kind: 'delimited',
  header: true,
  skippedRows: [],
  writtenLabels: {},
  schemes: [],
  remarks: [],
  encoding: 'UTF-8',
  delimiter: ',',
  textColumn: 'review',
  labelColumn: 'stars',
  labels: {},
  confident: true,
  columns,
  ...part,
});

const names = (pairs: ReturnType<typeof columnPairs>) =>
  pairs.map((pair) => [pair.text.name, pair.label?.name ?? null]);
const columns = [column('id', 0, 0.1), column('review', 0.9, 0), column('stars', 0.1, 0.8)];

describe('the question about columns', () => {
  it('lists every reading of a table once, the likeliest first', () => {
    const found = names(columnPairs(inspection(columns), false));
    assert.deepEqual(found[0], ['review', 'stars']);
    assert.deepEqual(found[1], ['review', 'id']);
    assert.equal(new Set(found.map(String)).size, 6);
  });

  it('offers columns without a label when none is needed, the best text first', () => {
    const found = names(columnPairs(inspection(columns), true));
    assert.deepEqual(found.slice(6), [
      ['review', null],
      ['stars', null],
      ['id', null],
    ]);
  });

  it('offers the best text alone first when no column looks like a label', () => {
    const unlabeled = inspection(columns, { labelColumn: null });
    const found = names(columnPairs(unlabeled, true));
    assert.deepEqual(found[0], ['review', null]);
    assert.deepEqual(found.slice(7), [
      ['stars', null],
      ['id', null],
    ]);
    assert.ok(names(columnPairs(unlabeled, false)).every(([, label]) => label !== null));
  });

  it('stays readable for a table of many columns', () => {
    const many = Array.from({ length: 30 }, (_, i) => column(`c${i}`, i / 30, 1 - i / 30));
    assert.equal(columnPairs(inspection(many), false).length, 60);
  });

  it('is not asked when both columns are clear', () => {
    assert.equal(columnsAreClear(inspection(columns), true), true);
    assert.equal(columnsAreClear(inspection(columns, { confident: false }), true), false);
    assert.equal(columnsAreClear(inspection(columns, { textColumn: null }), false), false);
  });

  it('is asked about a missing label only when a label is needed', () => {
    const unlabeled = inspection(columns, { labelColumn: null });
    assert.deepEqual([columnsAreClear(unlabeled, true), columnsAreClear(unlabeled, false)], [false, true]);
  });
});
