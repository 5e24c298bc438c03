import assert from 'node:assert/strict';
import { meanConfidence, temperatureForAccuracy } from '../../../src/core/learn/calibration';
import { softmaxRows } from '../../../src/core/learn/softmax';

const scoresOf = (...rows: number[][]) => ({
  data: Float32Array.from(rows.flat()),
  rows: rows.length,
  dim: rows[0]!.length,
});

describe('temperatureForAccuracy', () => {
  it('makes the mean confidence the accuracy', () => {
    const scores = scoresOf([4, -1, 0], [0.5, 0.2, -3], [-2, 1, 6], [0, 0.1, 0]);
    for (const accuracy of [0.4, 0.6, 0.9]) {
      const temperature = temperatureForAccuracy(scores, accuracy);
      assert.ok(Math.abs(meanConfidence(softmaxRows(scores, temperature)) - accuracy) < 1e-6, `${accuracy}`);
    }
  });

  it('is ln 3 / ln 9 by hand: a gap of ln 3 is sure to 0.75, and shall be sure to 0.9', () => {
    const temperature = temperatureForAccuracy(scoresOf([Math.log(3), 0]), 0.9);
    assert.ok(Math.abs(temperature - Math.log(3) / Math.log(9)) < 1e-5, `${temperature}`);
  });

  it('stays within its limits where no temperature does it', () => {
    assert.ok(temperatureForAccuracy(scoresOf([0, 0]), 0.9) > 0);
    assert.ok(Math.abs(temperatureForAccuracy(scoresOf([5, 0]), 0.3) - 20) < 1e-6);
    assert.equal(temperatureForAccuracy({ data: new Float32Array(0), rows: 0, dim: 2 }, 0.9), 1);
  });
});
