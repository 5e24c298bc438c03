import assert from 'node:assert/strict';
import fc from 'fast-check';
import { softmaxRows } from '../../../src/core/learn/softmax';
import type { Parameters } from '../../../src/core/learn/softmaxRegression';
import type { Matrix } from '../../../src/core/matrix';
import { row, zeros } from '../../../src/core/matrix';
import { plainKernels } from '../../../src/core/plainKernels';
import { seededRandom } from '../../../src/core/random';
import {
  domainOffset,
  headAtOffset,
  headForShares,
  movedRows,
} from '../../../src/core/transfer/labelFree/alignment';
import { estimateShares, snapShares } from '../../../src/core/transfer/labelFree/classShares';
import { surestRows } from '../../../src/core/transfer/labelFree/selfTraining';
import { matrixOf } from '../shift/cloud';

const shares = (...values: number[]) => Float64Array.from(values);

function near(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  assert.equal(actual.length, expected.length);
  const found = Math.max(...Array.from(actual, (value, i) => Math.abs(value - expected[i]!)));
  assert.ok(found <= tolerance, `${found} apart, ${tolerance} allowed`);
}

/** Scores whose softmax is given: each row of `counts` as often as it says. */
function scoresOf(...counts: [times: number, probabilities: number[]][]): Matrix {
  return matrixOf(counts.flatMap(([times, p]) => Array<number[]>(times).fill(p.map(Math.log))));
}

/**
 * Exact scores of rows around one mean a class, in noise of deviation 1: each class's log density plus the log
 * of its `known` share.
 */
function plantedScores(rows: number, planted: readonly number[], known: readonly number[], seed = 1): Matrix {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const classes = planted.length;
  const scores = zeros(rows, classes);
  for (let i = 0; i < rows; i++) {
    const at = random();
    let [label, sum] = [0, planted[0]!];
    while (at > sum) sum += planted[++label]!;
    const x = planted.map((_, k) => normal() + (k === label ? 1.5 : 0));
    row(scores, i).set(x.map((value, k) => 1.5 * value + Math.log(known[k]!)));
  }
  return scores;
}

describe('class shares of unlabeled rows', () => {
  // With p and 1 - p as the only answers, m rows of the first kind and n of the second, the likelihood
  // (p s + (1 - p)(1 - s))^m ((1 - p) s + p (1 - s))^n has its highest point at s = (p m - (1 - p) n) / ((2 p - 1)(m + n)).
  it('are those of highest likelihood: 7 rows at 0.8 and 3 at 0.2 give (5.6 - 0.6) / 6', () => {
    const found = estimateShares(scoresOf([7, [0.8, 0.2]], [3, [0.2, 0.8]]), shares(0.5, 0.5));
    near(found, [5 / 6, 1 / 6], 1e-5);
    const even = estimateShares(scoresOf([6, [0.8, 0.2]], [4, [0.2, 0.8]]), shares(0.5, 0.5));
    near(even, [2 / 3, 1 / 3], 1e-5);
  });

  it('leave 2 % to a class that seems to be missing: 9 rows at 0.8 would ask for more than all', () => {
    const found = estimateShares(scoresOf([9, [0.8, 0.2]], [1, [0.2, 0.8]]), shares(0.5, 0.5));
    near(found, [1 / 1.02, 0.02 / 1.02], 1e-5);
  });

  it('do not change by one more step of expectation maximisation', () => {
    const known = [0.5, 0.3, 0.2];
    const scores = plantedScores(500, [0.2, 0.3, 0.5], known);
    const found = estimateShares(scores, shares(...known));
    const posteriors = softmaxRows(scores);
    const next = [0, 0, 0];
    for (let i = 0; i < scores.rows; i++) {
      const joint = Array.from(row(posteriors, i), (p, k) => (p * found[k]!) / known[k]!);
      const total = joint.reduce((sum, value) => sum + value, 0);
      joint.forEach((value, k) => (next[k]! += value / total / scores.rows));
    }
    near(found, next, 2e-6);
    assert.ok(Math.abs(found.reduce((sum, share) => sum + share, 0) - 1) < 1e-12);
  });

  const cases: [planted: number[], known: number[]][] = [
    [[0.2, 0.8], [0.5, 0.5]],
    [[0.05, 0.95], [0.5, 0.5]],
    [[0.5, 0.5], [0.2, 0.8]],
    [[0.6, 0.3, 0.1], [1 / 3, 1 / 3, 1 / 3]],
  ]; // prettier-ignore
  for (const [truth, known] of cases)
    it(`are found as planted: ${truth.join(' / ')} from ${known.map((share) => share.toFixed(2)).join(' / ')}`, () => {
      // 4,000 rows: two standard errors are below 0.025 even with the overlap of the classes
      near(estimateShares(plantedScores(4000, truth, known), shares(...known)), truth, 0.025);
    });

  it('count as the known ones until one log odds differs by more than 0.45', () => {
    const half = shares(0.5, 0.5);
    assert.deepEqual(snapShares(shares(0.61, 0.39), half), half); // log(0.61 / 0.39) = 0.447
    assert.deepEqual(snapShares(shares(0.611, 0.389), half), shares(0.611, 0.389)); // 0.4515
    const rare = shares(0.05, 0.95); // log odds -2.944
    assert.deepEqual(snapShares(shares(0.0762, 0.9238), rare), rare); // -2.495
    assert.deepEqual(snapShares(shares(0.0765, 0.9235), rare), shares(0.0765, 0.9235)); // -2.491, 0.4535 away
    const three = shares(0.4, 0.4, 0.2);
    assert.deepEqual(snapShares(shares(0.4, 0.5, 0.1), three), shares(0.4, 0.5, 0.1)); // log(1/9) - log(1/4) = -0.81
  });
});

describe('where the target lies', () => {
  const source = { vectors: matrixOf([[-1.2], [-0.8], [0.8], [1.2]]), labels: Int32Array.of(0, 0, 1, 1) };
  /** One in five of class 0, as the source's but for the shares. */
  const target = matrixOf([[-0.8], [-1.2], ...[0.4, 0.7, 0.9, 1, 1, 1.1, 1.3, 1.6].map((x) => [x])]);
  const border: Parameters = { weight: shares(0, 1), bias: shares(0, 0) };
  const wrong = async (head: Parameters) => {
    const { data } = await (await plainKernels.softmaxProblem(target, 2)).scores(head.weight, head.bias);
    return Array.from({ length: 10 }, (_, i) => Number(data[2 * i + 1]! > 0 !== i > 1)).reduce(
      (a, b) => a + b,
    );
  };

  it('takes the class shares into account: 1/5 at -1 and 4/5 at 1 lie at 0.6, and so do both', async () => {
    const offset = domainOffset(source, target, shares(0.2, 0.8));
    near(offset, [0], 1e-6);
    assert.equal(await wrong(headAtOffset(border, offset)), 0);
  });

  it('without them it would carry rows across the border', async () => {
    const offset = domainOffset(source, target, shares(0.5, 0.5));
    near(offset, [0.6], 1e-6);
    assert.equal(await wrong(headAtOffset(border, offset)), 1);
  });

  it('is the difference of the means, whatever the shares, when every row moved', () => {
    const moved = movedRows(source.vectors, shares(-3));
    near(domainOffset(source, moved, shares(0.5, 0.5)), [3], 1e-6);
    near(movedRows(moved, shares(3)).data, source.vectors.data, 1e-6);
  });

  it('a head there says of a row what the head here says of the row moved back', () => {
    const number = fc.double({ min: -3, max: 3, noNaN: true });
    const numbers = (length: number) => fc.array(number, { minLength: length, maxLength: length });
    return fc.assert(
      fc.asyncProperty(numbers(6), numbers(2), numbers(3), numbers(3), async (weight, bias, offset, x) => {
        const head = { weight: shares(...weight), bias: shares(...bias) };
        const there = headAtOffset(head, shares(...offset));
        const at = (rows: Matrix) => plainKernels.softmaxProblem(rows, 2);
        const rows = matrixOf([x]);
        const [mine, moved] = [await at(rows), await at(movedRows(rows, shares(...offset)))];
        const said = await mine.scores(there.weight, there.bias);
        near(said.data, (await moved.scores(head.weight, head.bias)).data, 1e-4);
      }),
    );
  });
});

describe('a head for other class shares', () => {
  const share = fc.double({ min: 0.01, max: 1, noNaN: true });
  const three = fc.tuple(share, share, share).map((values) => {
    const sum = values[0] + values[1] + values[2];
    return shares(...values.map((value) => value / sum));
  });
  const head: Parameters = { weight: shares(1, -2, 0.5), bias: shares(0.1, 0, -0.3) };

  it('multiplies the odds by the quotient of the shares (Saerens et al., eq. 2)', () =>
    fc.assert(
      fc.property(three, three, (before, now) => {
        const { weight, bias } = headForShares(head, before, now);
        assert.deepEqual(weight, head.weight);
        const odds = (b: Float64Array, k: number) => Math.exp(b[k]! - b[0]!);
        for (const k of [1, 2]) {
          const expected = (odds(head.bias, k) * (now[k]! / before[k]!)) / (now[0]! / before[0]!);
          assert.ok(Math.abs(odds(bias, k) / expected - 1) < 1e-9);
        }
      }),
    ));

  it('is the head itself for the same shares, and there and back again', () =>
    fc.assert(
      fc.property(three, three, (before, now) => {
        near(headForShares(head, before, before).bias, head.bias, 1e-12);
        near(headForShares(headForShares(head, before, now), now, before).bias, head.bias, 1e-12);
      }),
    ));
});

describe('the surest rows', () => {
  const scores = matrixOf([3, 1, 2, -3, -1, -2].map((margin) => [0, margin]));

  it('are taken by class, by its share: two thirds of six rows at equal shares are two of each', () => {
    assert.deepEqual([...surestRows(scores, shares(0.5, 0.5), 2 / 3)], [1, -1, 1, 0, -1, 0]);
  });

  it('keep to the shares, also against the scores', () => {
    assert.deepEqual([...surestRows(scores, shares(1 / 6, 5 / 6), 1)], [1, 1, 1, 0, 1, 1]);
    assert.deepEqual([...surestRows(scores, shares(5 / 6, 1 / 6), 1)], [1, 0, 0, 0, 0, 0]);
  });

  it('belong to the class with the wider gap when two claim one, and the first of equals comes first', () => {
    const contested = matrixOf([[3, 2, 0], [0, 0, 5]]); // prettier-ignore
    assert.deepEqual([...surestRows(contested, shares(0.5, 0.5, 0), 1)], [0, -1]);
    assert.deepEqual([...surestRows(matrixOf([[0, 1], [0, 1], [1, 0]]), shares(0.5, 0.5), 2 / 3)], [1, -1, 0]); // prettier-ignore
  });
});
