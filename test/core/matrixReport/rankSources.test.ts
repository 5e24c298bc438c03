import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { rankSources } from '../../../src/core/matrixReport/rankSources';
import type { MatrixCell } from '../../../src/protocol/matrix';

type Row = [mean: number, half: number, distance: number | null] | null;

/** Source i has row i. */
const cells = (method: 'measured' | 'estimated', rows: Row[]): MatrixCell[] =>
  rows.map((row, source) => ({
    source,
    target: 9,
    distance: row?.[2] == null ? null : { value: row[2], nullBand: [0, 0.1], rows: 1000 },
    accuracy: row && { mean: row[0], low: row[0] - row[1], high: row[0] + row[1], method, rows: 100 },
    reason: null,
    difference: null,
  }));

describe('the sources of a target', () => {
  it('are ordered by what was measured, of equals the nearer first', () => {
    const rows: Row[] = [[0.8, 0.02, 1], [0.9, 0.02, 1.9], [0.9, 0.02, 1.8], null];
    assert.deepEqual(rankSources(cells('measured', rows)), [2, 1, 0]);
  });

  it('are ordered by distance where estimated ranges overlap, and by the estimate where they do not', () => {
    const rows: Row[] = [
      [0.92, 0.04, 1.9],
      [0.88, 0.04, 1.2],
      [0.6, 0.05, 0.1],
      [0.7, 0.05, 1.5],
      [0.9, 0.04, null],
    ];
    // the highest low is 0.88: sources 0, 1 and 4 reach it
    assert.deepEqual(rankSources(cells('estimated', rows)), [1, 0, 4, 3, 2]);
  });

  it('are none where no accuracy is known', () => {
    assert.deepEqual(rankSources(cells('estimated', [null, null])), []);
    assert.deepEqual(rankSources([]), []);
  });
});
