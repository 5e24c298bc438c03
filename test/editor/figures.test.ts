import assert from 'node:assert/strict';
import { points, rateRange } from '../../src/editor/figures';
import { rowCount } from '../../src/editor/rowCount';

describe('numbers in the editor', () => {
  it('write an estimate in whole percent', () => {
    assert.equal(rateRange({ low: 0.8512, high: 0.9071 }, 'en'), '85–91%');
    assert.equal(rateRange({ low: 0.8512, high: 0.9071 }, 'ja'), '85–91%');
  });

  it('write a difference with its sign, and none for nothing', () => {
    assert.deepEqual(
      [0.061, -0.025, 0.0001].map((each) => points(each, 'en')),
      ['+6.1', '−2.5', '0.0'],
    );
  });
});

describe('the number of rows to label', () => {
  it('is a whole number that somebody might label', () => {
    assert.deepEqual(['50', ' 1 ', '100000'].map(rowCount), [{ rows: 50 }, { rows: 1 }, { rows: 100_000 }]);
  });

  it('is explained when it is anything else', () => {
    for (const written of ['', '0', '-3', '1.5', 'ten', '1e3', '100001'])
      assert.equal(rowCount(written).problem?.key, 'editor.pick.invalid', written);
  });
});
