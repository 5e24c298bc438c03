import assert from 'node:assert/strict';
import { fitBiasedTemperature, fitTemperature } from '../../../src/core/learn/calibration';
import { softmaxRows } from '../../../src/core/learn/softmax';
import { zeros } from '../../../src/core/matrix';
import { seededRandom } from '../../../src/core/random';
import { estimateShares } from '../../../src/core/transfer/labelFree/classShares';

/** Rows whose score tells the class with noise; class 1 has the share. The scores answer as if shares were equal. */
function rowsOf(count: number, share: number, seed: number) {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const scores = zeros(count, 2);
  const truth = Int32Array.from({ length: count }, (_, i) => {
    const label = random() < share ? 1 : 0;
    const evidence = 3 * ((label === 1 ? 1 : -1) * 1.2 + normal());
    scores.data[2 * i] = -evidence / 2;
    scores.data[2 * i + 1] = evidence / 2;
    return label;
  });
  return { scores, truth };
}

describe('bias-corrected temperature scaling', () => {
  it('makes the mean probability of each class its share, where a temperature alone does not', () => {
    const { scores, truth } = rowsOf(4000, 0.1, 1);
    const share = truth.filter((label) => label === 1).length / truth.length;
    const meanOf = (temperature: number, bias: ArrayLike<number>) => {
      const data = scores.data.map((value, at) => value / temperature + bias[at % 2]!);
      return (
        softmaxRows({ ...scores, data })
          .data.filter((_, at) => at % 2 === 1)
          .reduce((a, b) => a + b) / 4000
      );
    };
    const { temperature, bias } = fitBiasedTemperature(scores, truth);
    assert.ok(Math.abs(meanOf(temperature, bias) - share) < 1e-3);
    assert.ok(meanOf(fitTemperature(scores, truth), [0, 0]) > share + 0.04);
  });

  it('leaves the shares of rows of the same domain where they are', () => {
    const home = rowsOf(4000, 0.1, 2);
    const { temperature, bias } = fitBiasedTemperature(home.scores, home.truth);
    const fresh = rowsOf(2000, 0.1, 3);
    const data = fresh.scores.data.map((value, at) => value / temperature + bias[at % 2]!);
    const found = estimateShares({ ...fresh.scores, data }, Float64Array.of(0.9, 0.1));
    assert.ok(Math.abs(found[1]! - 0.1) < 0.03, `${found[1]}`);
  });

  it('is plain temperature scaling where the scores are even, and copes with a class without rows', () => {
    const { scores, truth } = rowsOf(4000, 0.5, 4);
    const { temperature, bias } = fitBiasedTemperature(scores, truth);
    assert.ok(Math.abs(temperature / fitTemperature(scores, truth) - 1) < 0.02);
    assert.ok(bias.every((each) => Math.abs(each) < 0.1));
    const none = fitBiasedTemperature(scores, new Int32Array(4000));
    assert.ok(Number.isFinite(none.temperature) && none.bias.every(Number.isFinite));
  });
});
