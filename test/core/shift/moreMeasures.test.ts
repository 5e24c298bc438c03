import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { stackRows, type Matrix } from '../../../src/core/matrix';
import { plainKernels } from '../../../src/core/plainKernels';
import { seededRandom } from '../../../src/core/random';
import { energy } from '../../../src/core/shift/energy';
import { frechet, frechetOfRows } from '../../../src/core/shift/frechet';
import { equalSizesTail, largestGap } from '../../../src/core/shift/length';
import { timesTransposed } from '../../../src/core/shift/product';
import { trueSides, type Sample } from '../../../src/core/shift/sample';
import type { ShiftMeasure } from '../../../src/core/shift/shiftMeasure';
import {
  randomFrames,
  slicedWasserstein,
  squaredOfProjections,
} from '../../../src/core/shift/slicedWasserstein';
import { jensenShannon } from '../../../src/core/shift/vocabulary';
import fixture from '../../fixtures/shift-measures.json';
import { cloud, matrixOf, plainTools } from './cloud';

const tools = plainTools(seededRandom(1));

const pairOf = (source: Matrix, target: Matrix): Sample => ({
  rows: stackRows(source, target),
  perSide: source.rows,
});

async function valueOf(measure: ShiftMeasure, pair: Sample): Promise<number> {
  return (await (await measure.prepare(pair, tools))(pair))(trueSides(pair));
}

function near(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not within ${tolerance} of ${expected}`);
}

const column = (values: readonly number[]): Matrix => matrixOf(values.map((value) => [value]));

describe('measures of shift against SciPy, dcor and POT', () => {
  fixture.cases.forEach((stored, i) => {
    const pair = pairOf(matrixOf(stored.source), matrixOf(stored.target));
    const sides = trueSides(pair);

    it(`case ${i}: Fréchet with SciPy's matrix root`, async () => {
      near(await valueOf(frechet, pair), stored.frechet, 1e-5);
    });

    it(`case ${i}: energy distance, dcor's U-statistic`, async () => {
      near(await valueOf(energy, pair), stored.energy, 1e-5);
    });

    it(`case ${i}: sliced Wasserstein along POT's directions`, async () => {
      const directions = Float64Array.from(stored.directions.flat());
      const projected = await timesTransposed(pair.rows, directions, plainKernels);
      near(Math.sqrt(squaredOfProjections(projected)(sides)), stored.sliced, 1e-5);
    });

    it(`case ${i}: Kolmogorov-Smirnov statistic and exact p, with ties`, () => {
      const found = largestGap([...stored.first, ...stored.second])(trueSides({ perSide: 40 }));
      near(found, stored.ks, 1e-12);
      near(equalSizesTail(found, 40), stored.ksP, 1e-9);
    });

    it(`case ${i}: Jensen-Shannon divergence, base 2`, () => {
      near(jensenShannon(stored.counts[0]!, stored.counts[1]!), stored.jensenShannon, 1e-12);
    });
  });
});

describe('Fréchet distance', () => {
  // (0, 2) and (3, 7): means 1 and 5, deviations sqrt 2 and sqrt 8; (5 - 1)^2 + (sqrt 8 - sqrt 2)^2
  it('is the closed form of two normals in one dimension', async () => {
    near(await valueOf(frechet, pairOf(column([0, 2]), column([3, 7]))), 16 + 2, 1e-6);
  });

  // covariances diag(2, 8) and diag(18, 2): sum over axes of (deviation - deviation)^2
  it('is the closed form of two normals with the same axes', () => {
    const rows = matrixOf([[-1, 0], [1, 0], [0, -2 * Math.SQRT2], [0, 2 * Math.SQRT2],
      [-3, 0], [3, 0], [0, -Math.SQRT2], [0, Math.SQRT2]]); // prettier-ignore
    const deviations = [Math.sqrt(2 / 3), Math.sqrt(16 / 3), Math.sqrt(18 / 3), Math.sqrt(4 / 3)] as const;
    const expected = (deviations[0] - deviations[2]) ** 2 + (deviations[1] - deviations[3]) ** 2;
    near(frechetOfRows(rows)(trueSides({ perSide: 4 })), expected, 1e-5);
  });

  it('is the squared shift of the mean where nothing else differs, above 64 dimensions too', async () => {
    const random = seededRandom(3);
    for (const [dim, tolerance] of [
      [5, 1e-3],
      [80, 0.1],
    ] as const) {
      // prettier-ignore
      const source = cloud(200, dim, random);
      const moved = { ...source, data: source.data.map((value, at) => value + (at % dim === 0 ? 2 : 0)) };
      near(await valueOf(frechet, pairOf(source, moved)), 4, tolerance);
    }
  });

  it('holds where a side has fewer rows than dimensions', async () => {
    const random = seededRandom(4);
    const value = await valueOf(frechet, pairOf(cloud(8, 20, random), cloud(8, 20, random, { shift: 3 })));
    assert.ok(value > 0 && Number.isFinite(value));
  });
});

describe('energy distance', () => {
  const slow = (x: readonly number[], y: readonly number[]): number => {
    const within = (a: readonly number[]) =>
      a.flatMap((u, i) => a.flatMap((w, j) => (i === j ? [] : [Math.abs(u - w)])));
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    return 2 * mean(x.flatMap((u) => y.map((w) => Math.abs(u - w)))) - mean(within(x)) - mean(within(y));
  };

  it('equals its definition on any rows', async () => {
    const sides = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
      minLength: 2,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(sides, async (pairs) => {
        const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        near(await valueOf(energy, pairOf(column(x), column(y))), slow(x, y), 1e-4);
      }),
    );
  });

  // of the uniform distributions on [0, 1] and [s, 1 + s], s <= 1: 2 E|X - Y| - 2/3 = 2 s^2 - 2 s^3 / 3
  it('is the closed form of two uniform distributions', async () => {
    const grid = Array.from({ length: 400 }, (_, i) => (i + 0.5) / 400);
    const moved = grid.map((value) => value + 0.5);
    near(await valueOf(energy, pairOf(column(grid), column(moved))), 0.5 - 2 / 24, 0.005);
  });
});

describe('sliced Wasserstein distance', () => {
  it('is, in one dimension, the distance of the sorted rows', async () => {
    const pair = pairOf(column([3, 1, 2]), column([5, 9, 4]));
    // 1-4, 2-5, 3-9: (9 + 9 + 36) / 3
    near(await valueOf(slicedWasserstein, pair), 18, 1e-6);
  });

  it('equals sorting both sides anew, whatever the split', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: -9, max: 9, noNaN: true }), { minLength: 4, maxLength: 30 }), (all) => {
        const rows = all.slice(0, all.length - (all.length % 2));
        const sides = Uint8Array.from(rows, (_, i) => i % 2);
        const sorted = [0, 1].map((side) => rows.filter((_, i) => i % 2 === side).sort((a, b) => a - b));
        const expected = sorted[0]!.reduce((sum, value, i) => sum + (value - sorted[1]![i]!) ** 2, 0);
        near(squaredOfProjections(column(rows))(sides), expected / sorted[0]!.length, 1e-4);
      }),
    ); // prettier-ignore
  });

  // every frame is a rotation, so the mean over it of (direction . shift)^2 is |shift|^2 / dim exactly
  it('sees a plain shift exactly, by its frames', async () => {
    const random = seededRandom(6);
    const source = cloud(50, 6, random);
    const moved = { ...source, data: source.data.map((value, at) => value + (at % 6 === 0 ? 3 : 0)) };
    near(await valueOf(slicedWasserstein, pairOf(source, moved)), 9 / 6, 1e-4);
  });

  it('has orthonormal directions, as many as asked and whole frames', () => {
    const frames = randomFrames(5, 12, seededRandom(7));
    assert.equal(frames.length, 15 * 5);
    const direction = (k: number) => frames.subarray(5 * k, 5 * k + 5);
    const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, j) => sum + value * b[j]!, 0);
    near(dot(direction(6), direction(6)), 1, 1e-12);
    near(dot(direction(6), direction(9)), 0, 1e-12);
    assert.ok(Math.abs(dot(direction(0), direction(5))) > 1e-6);
  });
});

describe('length', () => {
  it('has the largest gap of hand-counted curves, ties passed together', () => {
    // 1 1 2 | 2 3 3: after 1: 2/3 to 0; after 2: 1 to 1/3
    near(largestGap([1, 1, 2, 2, 3, 3])(trueSides({ perSide: 3 })), 2 / 3, 1e-12);
    assert.equal(largestGap([4, 4, 4, 4])(trueSides({ perSide: 2 })), 0);
  });

  it('has p 1 without a gap, and the least possible for separate samples', () => {
    assert.equal(equalSizesTail(0, 10), 1);
    near(equalSizesTail(1, 5), 2 / 252, 1e-12); // 2 of C(10, 5) orders
  });
});
