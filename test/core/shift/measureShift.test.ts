import assert from 'node:assert/strict';
import { plainKernels } from '../../../src/core/plainKernels';
import { seededRandom } from '../../../src/core/random';
import { measureShift } from '../../../src/core/shift/measureShift';
import { drawSamples, foldOf, folds, randomSides } from '../../../src/core/shift/sample';
import { quantile } from '../../../src/core/learn/quantile';
import { principalComponents } from '../../../src/core/shift/principalComponents';
import { uninterrupted } from '../../../src/core/steps';
import { createOnnxKernels } from '../../../src/engine/kernels';
import { cloud, plainTools } from './cloud';

const vectorNames = ['proxy-a-distance', 'mmd', 'coral', 'frechet', 'energy', 'sliced-wasserstein'] as const; // prettier-ignore
const plain = { kernels: plainKernels, steps: uninterrupted };

describe('measuring the shift between two domains', () => {
  it('puts domains that differ outside the bands, in the order of the report', async () => {
    const random = seededRandom(1);
    const measured = await measureShift({
      source: cloud(90, 4, random),
      target: cloud(120, 4, random, { shift: 3, scale: 1.5 }),
      seed: 1,
      ...plain,
    });
    assert.deepEqual(
      measured.map(({ name }) => name),
      vectorNames,
    );
    for (const { name, value, nullBand, rows } of measured) {
      assert.ok(value > nullBand[1], `${name}: ${value} in [${nullBand.join(', ')}]`);
      assert.ok(nullBand[0] <= nullBand[1]);
      assert.equal(rows, 90);
    }
    assert.ok(measured[0]!.p! < 0.001);
    assert.equal(measured[1]!.p, 1 / 200);
    assert.equal(measured[2]!.p, null);
  });

  // Above the band with probability 2.5 % a measure, somewhat more for bands estimated from 80 draws of one
  // sample; the target is small, so its halves are scaled. 60 runs: mean 1.5 to 4.
  for (const [at, name] of vectorNames.entries()) {
    it(`keeps ${name} of two samples of one domain inside its band, unequal sizes too`, async () => {
      const random = seededRandom(20 + at);
      let above = 0;
      for (let run = 0; run < 60; run++) {
        const [source, target] = [cloud(100, 3, random), cloud(40, 3, random)];
        const measure = (await measureShift({ source, target, seed: run, ...plain }))[at]!;
        if (measure.value > measure.nullBand[1]) above++;
      }
      assert.ok(above <= 9, `${above} of 60 above the band`);
    }).timeout(30_000);
  }

  it('gives the same numbers for the same seed, others for another', async () => {
    const random = seededRandom(2);
    const [source, target] = [cloud(60, 3, random), cloud(50, 3, random, { shift: 1 })];
    const measure = (seed: number) => measureShift({ source, target, seed, ...plain });
    assert.deepEqual(await measure(5), await measure(5));
    assert.notDeepEqual(await measure(5), await measure(6));
  });

  it('gives with ONNX kernels what it gives with loops, above 64 dimensions too', async () => {
    const random = seededRandom(9);
    const input = {
      source: cloud(60, 70, random),
      target: cloud(50, 70, random, { shift: 1, scale: 1.2 }),
      seed: 1,
    };
    const fast = await measureShift({ ...input, kernels: createOnnxKernels(1), steps: uninterrupted });
    const slow = await measureShift({ ...input, ...plain });
    fast.forEach(({ value, nullBand, p }, i) => {
      const expected = slow[i]!;
      // principal components of noise are hardly determined, and random directions stand on them
      const share = expected.name === 'sliced-wasserstein' ? 0.02 : 1e-4;
      assert.ok(Math.abs(value - expected.value) <= 1e-5 + share * Math.abs(expected.value), expected.name);
      assert.ok(Math.abs(nullBand[1] - expected.nullBand[1]) <= 1e-4 + 10 * share * Math.abs(nullBand[1]));
      assert.equal(p, expected.p);
    });
  }).timeout(10_000);

  it('is left out with fewer than 20 rows on a side, and runs with 20', async () => {
    const random = seededRandom(3);
    const run = (rows: number) =>
      measureShift({ source: cloud(50, 3, random), target: cloud(rows, 3, random), seed: 1, ...plain });
    assert.deepEqual(await run(19), []);
    assert.equal((await run(20)).length, 6);
  });

  it('refuses vectors of different dimensions', async () => {
    const random = seededRandom(4);
    const input = { source: cloud(30, 3, random), target: cloud(30, 4, random), seed: 1, ...plain };
    await assert.rejects(measureShift(input), RangeError);
  });

  it('stops where the work is cancelled, after counting up to its total', async () => {
    const random = seededRandom(5);
    const input = {
      source: cloud(30, 3, random),
      target: cloud(30, 3, random),
      seed: 1,
      kernels: plainKernels,
    };
    const seen: number[] = [];
    let total = 0;
    await measureShift({
      ...input,
      steps: { step: (done, of) => Promise.resolve(void (seen.push(done), (total = of))) },
    });
    assert.equal(seen.at(-1), total);
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => a - b),
    );
    const cancelled = {
      step: (done: number) => (done > 50 ? Promise.reject(new Error('stop')) : Promise.resolve()),
    };
    await assert.rejects(measureShift({ ...input, steps: cancelled }), /stop/);
  });
});

describe('samples', () => {
  it('holds equal sides of at most the cap, and halves without a row twice', () => {
    const random = seededRandom(6);
    const numbered = (rows: number) => ({
      data: Float32Array.from({ length: rows }, (_, i) => i),
      rows,
      dim: 1,
    });
    const { pair, halves } = drawSamples(numbered(70), numbered(31), 25, random);
    assert.deepEqual([pair.perSide, halves[0]!.perSide, halves[1]!.perSide], [25, 25, 15]);
    for (const { rows } of halves) assert.equal(new Set(rows.data).size, rows.rows);
  });

  it('deals random halves evenly within each fold', () => {
    const random = seededRandom(7);
    for (const perSide of [5, 10, 23]) {
      const sample = { rows: cloud(2 * perSide, 1, random), perSide };
      const sides = randomSides(sample, random);
      const ones = new Array<number>(folds).fill(0);
      const sizes = new Array<number>(folds).fill(0);
      sides.forEach((side, i) => {
        ones[foldOf(i, perSide)]! += side;
        sizes[foldOf(i, perSide)]!++;
      });
      assert.deepEqual(ones, sizes.map((size) => size / 2)); // prettier-ignore
    }
  });

  it('interpolates quantiles as NumPy does', () => {
    // numpy.quantile([1, 2, 3, 4], [0.025, 0.5, 0.975]) = 1.075, 2.5, 3.925
    const values = [0.025, 0.5, 0.975].map((share) => quantile([1, 2, 3, 4], share));
    values.forEach((value, i) => assert.ok(Math.abs(value - [1.075, 2.5, 3.925][i]!) < 1e-12));
  });
});

describe('principal components', () => {
  it('spans the leading eigenvectors of a covariance with known ones', async () => {
    const dim = 30;
    const random = seededRandom(8);
    const basis = await principalComponents(eye(dim), dim, dim, plainTools(random)); // a random rotation
    const eigenvalue = (k: number): number => 0.8 ** k;
    const covariance = new Float64Array(dim * dim);
    for (let k = 0; k < dim; k++)
      for (let i = 0; i < dim; i++)
        for (let j = 0; j < dim; j++)
          covariance[i * dim + j]! += eigenvalue(k) * basis[k]![i]! * basis[k]![j]!;
    const found = await principalComponents(covariance, dim, 4, plainTools(random));
    for (let k = 0; k < 4; k++) {
      const inSpan = found.reduce((sum, direction) => sum + dot(direction, basis[k]!) ** 2, 0);
      assert.ok(inSpan > 1 - 1e-6, `component ${k}: ${inSpan}`);
    }
  });
});

function eye(dim: number): Float64Array {
  return Float64Array.from({ length: dim * dim }, (_, at) => (at % (dim + 1) === 0 ? 1 : 0));
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
