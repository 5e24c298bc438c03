import assert from 'node:assert/strict';
import { plainKernels } from '../../../src/core/plainKernels';
import { row, stackRows, type Matrix } from '../../../src/core/matrix';
import { permutation, seededRandom } from '../../../src/core/random';
import { coral } from '../../../src/core/shift/coral';
import { crossValidatedError } from '../../../src/core/shift/domainClassifier';
import { medianOffDiagonal, mmd, mmdOfKernel, rbfKernel } from '../../../src/core/shift/mmd';
import { distanceOfError, proxyADistance } from '../../../src/core/shift/proxyADistance';
import { trueSides, type Sample } from '../../../src/core/shift/sample';
import type { ShiftMeasure } from '../../../src/core/shift/shiftMeasure';
import { binomialTail, twoSampleTest } from '../../../src/core/shift/twoSampleTest';
import fixture from '../../fixtures/shift-measures.json';
import { cloud, matrixOf, plainTools } from './cloud';

const tools = plainTools(seededRandom(1));

function pairOf(source: Matrix, target: Matrix): Sample {
  return { rows: stackRows(source, target), perSide: source.rows };
}

async function valueOf(measure: ShiftMeasure, pair: Sample): Promise<number> {
  return (await (await measure.prepare(pair, tools))(pair))(trueSides(pair));
}

function near(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not within ${tolerance} of ${expected}`);
}

/** Definition, term by term. */
function slowMmd(source: Matrix, target: Matrix, gamma: number): number {
  const kernel = (a: Float32Array, b: Float32Array): number =>
    Math.exp(-gamma * a.reduce((sum, value, j) => sum + (value - b[j]!) ** 2, 0));
  const mean = (left: Matrix, right: Matrix): number => {
    let sum = 0;
    let terms = 0;
    for (let i = 0; i < left.rows; i++) {
      for (let j = 0; j < right.rows; j++) {
        if (left === right && i === j) continue;
        sum += kernel(row(left, i), row(right, j));
        terms++;
      }
    }
    return sum / terms;
  };
  return mean(source, source) + mean(target, target) - 2 * mean(source, target);
}

describe('measures of shift against NumPy and scikit-learn', () => {
  fixture.cases.forEach((stored, i) => {
    const pair = pairOf(matrixOf(stored.source), matrixOf(stored.target));

    it(`case ${i}: MMD with scikit-learn's RBF kernel and the median of all distances, to 1e-5`, async () => {
      const distances = await plainKernels.squaredDistances(pair.rows, pair.rows);
      near(1 / (2 * medianOffDiagonal(distances)), stored.gamma, 1e-6);
      near(await valueOf(mmd, pair), stored.mmd, 1e-5);
    });

    it(`case ${i}: CORAL with NumPy's covariances`, async () => {
      near(await valueOf(coral, pair), stored.coral, 1e-6);
    });

    it(`case ${i}: the cross-validated error of a ridge refitted for every fold, exactly`, async () => {
      const error = await crossValidatedError(pair, tools);
      near(error(trueSides(pair)), stored.error, 1e-12);
      near(await valueOf(proxyADistance, pair), distanceOfError(stored.error), 1e-12);
    });
  });
});

describe('proxy A-distance', () => {
  it('is 2 for disjoint domains', async () => {
    const random = seededRandom(2);
    const pair = pairOf(cloud(60, 8, random), cloud(60, 8, random, { shift: 40 }));
    assert.equal(await valueOf(proxyADistance, pair), 2);
  });

  it('is about 0 for halves of one domain', async () => {
    const random = seededRandom(3);
    const values = [];
    for (let i = 0; i < 10; i++) {
      values.push(await valueOf(proxyADistance, pairOf(cloud(200, 4, random), cloud(200, 4, random))));
    }
    near(values.reduce((a, b) => a + b, 0) / values.length, 0, 0.1);
  });

  it('is 0 when all rows are the same text', async () => {
    const rows = { data: new Float32Array(40 * 3).fill(0.5), rows: 40, dim: 3 };
    assert.equal(await valueOf(proxyADistance, { rows, perSide: 20 }), 0);
  });

  it('does not depend on the scale of the vectors', async () => {
    const random = seededRandom(4);
    const pair = pairOf(cloud(50, 5, random), cloud(50, 5, random, { shift: 1 }));
    const smaller = { ...pair, rows: { ...pair.rows, data: pair.rows.data.map((x) => x / 1024) } };
    assert.equal(await valueOf(proxyADistance, smaller), await valueOf(proxyADistance, pair));
  });

  it('maps errors to [0, 2]', () => {
    assert.deepEqual([0, 0.25, 0.5, 0.7].map(distanceOfError), [2, 1, 0, 0]);
  });
});

describe('classifier two-sample test', () => {
  it('knows the binomial tail', () => {
    near(binomialTail(8, 10), 56 / 1024, 1e-12); // 45 + 10 + 1 of 2^10
    near(binomialTail(0, 10), 1, 1e-12);
    near(Math.log(binomialTail(1000, 1000)), -1000 * Math.LN2, 1e-6);
  });

  // 200 tests at 5 %: mean 10, and more than 18 has probability 0.5 % if the level is kept.
  it('raises at most 5 % false alarms (and Monte Carlo error) on 200 same-domain splits', async () => {
    const random = seededRandom(5);
    let alarms = 0;
    for (let i = 0; i < 200; i++) {
      const pair = pairOf(cloud(40, 3, random), cloud(40, 3, random));
      if ((await twoSampleTest(pair, tools)) <= 0.05) alarms++;
    }
    assert.ok(alarms <= 18, `${alarms} alarms`);
  });

  it('sees a clear difference in 20 rows a side', async () => {
    const random = seededRandom(6);
    const pair = pairOf(cloud(20, 3, random), cloud(20, 3, random, { shift: 4 }));
    assert.ok((await twoSampleTest(pair, tools)) < 0.001);
  });
});

describe('MMD', () => {
  it('equals a slow double loop for sides of unequal sizes, in whatever order the rows stand', async () => {
    const random = seededRandom(7);
    const [source, target] = [cloud(17, 4, random), cloud(29, 4, random, { shift: 0.7 })];
    const rows = stackRows(source, target);
    const order = permutation(rows.rows, random);
    const shuffled = { ...rows, data: Float32Array.from({ length: rows.data.length }) };
    order.forEach((from, to) => shuffled.data.set(row(rows, from), to * rows.dim));
    const sides = Uint8Array.from(order, (from) => (from < source.rows ? 0 : 1));
    const kernel = await rbfKernel(shuffled, 0.2, tools);
    near(mmdOfKernel(kernel, tools)(sides), slowMmd(source, target, 0.2), 1e-6);
  });

  it('has a permutation p that keeps its level on 100 same-domain splits, and its floor far apart', async () => {
    const random = seededRandom(8);
    const p = async (shift: number): Promise<number> => {
      const pair = pairOf(cloud(25, 2, random), cloud(25, 2, random, { shift }));
      return mmd.test!(pair, await (await mmd.prepare(pair, tools))(pair), tools);
    };
    let alarms = 0;
    for (let i = 0; i < 100; i++) if ((await p(0)) <= 0.05) alarms++;
    assert.ok(alarms <= 12, `${alarms} alarms`); // more has probability 0.15 %
    assert.equal(await p(5), 1 / 200);
  });

  it('is 0 when all rows are the same text', async () => {
    const rows = { data: new Float32Array(40 * 3).fill(0.5), rows: 40, dim: 3 };
    near(await valueOf(mmd, { rows, perSide: 20 }), 0, 1e-12);
  });
});

describe('CORAL', () => {
  // x in {-1, 1} has variance 2 (divisor rows - 1 = 1), x in {-3, 3} has 18; no covariance with the constant.
  it('is the analytic value on two rows a side', async () => {
    const rows = matrixOf([[-1, 5], [1, 5], [-3, 0], [3, 0]]); // prettier-ignore
    near(await valueOf(coral, { rows, perSide: 2 }), (18 - 2) ** 2 / (4 * 2 ** 2), 1e-5);
  });

  it('does not see a shift of the mean', async () => {
    const random = seededRandom(9);
    const source = cloud(50, 4, random);
    const moved = { ...source, data: source.data.map((value) => value + 0.5) };
    near(await valueOf(coral, pairOf(source, moved)), 0, 1e-9);
  });

  it('keeps, above 64 dimensions, what lies in the 64 strongest components', async () => {
    const random = seededRandom(10);
    const wide = (scale: number): Matrix => {
      const inner = cloud(80, 10, random, { scale });
      const data = new Float32Array(80 * 100);
      for (let i = 0; i < 80; i++) data.set(row(inner, i), i * 100 + 37);
      return { data, rows: 80, dim: 100 };
    };
    const pair = pairOf(wide(1), wide(2));
    const narrow = { data: Float32Array.from(innerColumns(pair.rows)), rows: 160, dim: 10 };
    const inTen = await valueOf(coral, { rows: narrow, perSide: 80 });
    near(await valueOf(coral, pair), inTen * (10 / 64) ** 2, 1e-6);
  });
});

/** Columns 37 to 46, the only ones that vary. */
function innerColumns({ data, rows, dim }: Matrix): number[] {
  return Array.from({ length: rows }, (_, i) => [...data.subarray(i * dim + 37, i * dim + 47)]).flat();
}
