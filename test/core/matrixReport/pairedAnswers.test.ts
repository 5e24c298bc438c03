import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pairedHalfWidth } from '../../../src/core/learn/intervals';
import type { Answers } from '../../../src/core/matrixReport/pairedAnswers';
import { pairedDifference } from '../../../src/core/matrixReport/pairedAnswers';

const answers = (rows: Record<number, boolean>): Answers =>
  new Map(Object.entries(rows).map(([row, right]) => [Number(row), right]));
const alone = (row: number) => row;

describe('two models on the same rows', () => {
  // rows 1-4 are shared: the first alone is right on 1 and 2, the second alone on 3, both on 4
  const first = answers({ 0: false, 1: true, 2: true, 3: false, 4: true });
  const second = answers({ 1: false, 2: false, 3: true, 4: true, 5: false });

  it('differ by the rows that only one of them got right', () => {
    const found = pairedDifference(first, second, alone)!;
    const half = pairedHalfWidth(2, 1, 4);
    assert.equal(found.mean, 1 / 4);
    assert.deepEqual([found.low, found.high], [1 / 4 - half, 1 / 4 + half]);
  });

  it('are no surer of a text that stands there several times', () => {
    const once = pairedDifference(answers({ 0: true, 1: true }), answers({ 0: false, 1: true }), alone)!;
    const rows = (right: readonly boolean[]) =>
      answers(Object.fromEntries(Array.from({ length: 10 }, (_, i) => [i, right[i % 2]!])));
    const repeated = pairedDifference(rows([true, true]), rows([false, true]), (row) => row % 2)!;
    assert.deepEqual(repeated, once);
  });

  it('cannot be compared without a shared row', () => {
    assert.equal(pairedDifference(answers({ 1: true }), answers({ 2: true }), alone), null);
  });
});
