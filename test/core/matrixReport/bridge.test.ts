import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bridgeBetween } from '../../../src/core/matrixReport/bridge';

/** Upper triangle, row by row, on 1,000 rows a side. */
function distances(size: number, values: (number | null)[], rows = 1000) {
  const of = (i: number, j: number) => {
    const [a, b] = [Math.min(i, j), Math.max(i, j)];
    const value = a === b ? null : values[(a * (2 * size - a - 1)) / 2 + b - a - 1];
    return value == null ? null : { value, nullBand: [0, 0.1] as [number, number], rows };
  };
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => of(i, j)));
}

describe('a bridge between two domains', () => {
  // pairs 0-1, 0-2, 1-2
  it('is nearer to each of them than they are to one another', () => {
    assert.equal(bridgeBetween(0, 1, distances(3, [1.9, 1.4, 1.5])), 2);
  });

  it('must be nearer to both', () => {
    assert.equal(bridgeBetween(0, 1, distances(3, [1.9, 1.2, 1.88])), null);
    assert.equal(bridgeBetween(0, 1, distances(3, [1.9, 1.88, 1.2])), null);
  });

  it('must be nearer by 0.1, and by more than chance', () => {
    assert.equal(bridgeBetween(0, 1, distances(3, [1.9, 1.81, 1.81])), null);
    assert.equal(bridgeBetween(0, 1, distances(3, [1.9, 1.79, 1.79])), 2);
    // 25 rows a side: a classifier's 2 errors of 50 against 4 say nothing
    assert.equal(bridgeBetween(0, 1, distances(3, [1.84, 1.68, 1.68], 25)), null);
  });

  it('is the one whose longer step is shorter', () => {
    // 0-1, 0-2, 0-3, 1-2, 1-3, 2-3
    assert.equal(bridgeBetween(0, 1, distances(4, [1.9, 1.0, 1.3, 1.6, 1.4, 0.5])), 3);
  });

  it('is not looked for where a distance is not known', () => {
    assert.equal(bridgeBetween(0, 1, distances(3, [null, 1, 1])), null);
    assert.equal(bridgeBetween(0, 1, distances(3, [1.9, null, 1])), null);
  });
});
