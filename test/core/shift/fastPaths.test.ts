import assert from 'node:assert/strict';
import { EigenvalueDecomposition, Matrix as DenseMatrix } from 'ml-matrix';
import { stackRows, takeRows, type Matrix } from '../../../src/core/matrix';
import { plainKernels } from '../../../src/core/plainKernels';
import { seededRandom } from '../../../src/core/random';
import { cholesky, inverseOfFactor } from '../../../src/core/shift/cholesky';
import { meanOfSides } from '../../../src/core/shift/coral';
import { symmetricEigenvalues } from '../../../src/core/shift/eigenvalues';
import { energy } from '../../../src/core/shift/energy';
import { evaluateAll } from '../../../src/core/shift/evaluateAll';
import { mmd } from '../../../src/core/shift/mmd';
import { oncePerRows } from '../../../src/core/shift/oncePerRows';
import { permutationTest } from '../../../src/core/shift/permutationTest';
import { proxyADistance } from '../../../src/core/shift/proxyADistance';
import { randomSides, trueSides, type Sample } from '../../../src/core/shift/sample';
import type { Evaluate, Tools } from '../../../src/core/shift/shiftMeasure';
import { sideMoments } from '../../../src/core/shift/sideMoments';
import { createOnnxKernels } from '../../../src/engine/kernels';
import { cloud, plainTools } from './cloud';

const nothing = () => Promise.resolve();
const largestGapOf = (found: ArrayLike<number>, expected: ArrayLike<number>): number =>
  Array.from(expected).reduce((gap, value, i) => Math.max(gap, Math.abs(found[i]! - value)), 0);

describe('many splits at once', function () {
  this.timeout(10_000); // the kernels' sessions open here
  const random = seededRandom(1);
  const pair: Sample = {
    rows: stackRows(cloud(150, 20, random), cloud(150, 20, random, { shift: 2 })),
    perSide: 150,
  };
  const splits = [trueSides(pair), ...Array.from({ length: 70 }, () => randomSides(pair, random))];
  const engines: [string, Tools][] = [
    ['loops', plainTools(random)],
    ['ONNX kernels', { ...plainTools(random), kernels: createOnnxKernels(1) }],
  ];

  for (const measure of [mmd, energy]) {
    for (const [name, tools] of engines) {
      it(`gives ${measure.name} as one split does, to 1e-6 of its kernel, with ${name}`, async () => {
        const evaluate = await (await measure.prepare(pair, tools))(pair);
        const scale = measure === energy ? 6 : 1; // a usual distance of these rows
        const found = await evaluate.many!(splits);
        assert.ok(largestGapOf(found, splits.map(evaluate)) <= 1e-6 * scale);
        assert.ok(found[0]! > 10 * Math.abs(found[1]!));
      });
    }
  }

  for (const [name, tools] of engines) {
    it(`gives the proxy A-distance as one split does, with ${name}`, async () => {
      const evaluate = await (await proxyADistance.prepare(pair, tools))(pair);
      assert.ok(largestGapOf(await evaluate.many!(splits), splits.map(evaluate)) <= 1e-9);
    });
  }

  it('keeps the order of the splits, in batches or one by one, and tells of each', async () => {
    const ones = (sides: Uint8Array) => sides.reduce((a, b) => a + b, 0);
    const all = Array.from({ length: 150 }, (_, i) => new Uint8Array(200).fill(1, 0, i));
    const batched: Evaluate = Object.assign((sides: Uint8Array) => ones(sides), {
      many: (some: readonly Uint8Array[]) => Promise.resolve(some.map(ones)),
    });
    for (const evaluate of [ones, batched]) {
      let told = 0;
      const values = await evaluateAll(evaluate, all, () => Promise.resolve(void told++));
      assert.deepEqual(
        values,
        Array.from({ length: 150 }, (_, i) => i),
      );
      assert.equal(told, 150);
    }
  });

  it('counts the true split among the permutations, and ties as large', async () => {
    assert.equal(await permutationTest(pair, () => 0, plainTools(random)), 1);
    const highest = trueSides(pair);
    const agreement = (sides: Uint8Array) => sides.filter((side, i) => side === highest[i]).length;
    assert.equal(await permutationTest(pair, agreement, plainTools(random)), 1 / 200);
  });
});

describe('Cholesky factor and its inverse, blocks and remainders', () => {
  for (const size of [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 30, 31]) {
    it(`L L^T is the matrix and L^-1 L the identity at ${size}`, async () => {
      const random = seededRandom(size);
      const { covariance } = await plainKernels.covariance(cloud(2 * size + 5, size, random));
      const factor = await cholesky(Float64Array.from(covariance), size, nothing);
      const inverse = await inverseOfFactor(factor, size, nothing);
      for (let i = 0; i < size; i++) {
        for (let j = 0; j <= i; j++) {
          let [square, identity] = [0, 0];
          for (let k = 0; k <= j; k++) square += factor[i * size + k]! * factor[j * size + k]!;
          for (let k = j; k <= i; k++) identity += inverse[i * size + k]! * factor[k * size + j]!;
          assert.ok(Math.abs(square - covariance[i * size + j]!) <= 1e-12);
          assert.ok(Math.abs(identity - (i === j ? 1 : 0)) <= 1e-9);
        }
      }
    });
  }
});

describe('moments of both sides', () => {
  for (const [rows, dim] of [
    [9, 3],
    [10, 4],
    [23, 5],
    [40, 6],
  ] as const) {
    // prettier-ignore
    it(`are those of each side alone: ${rows} rows of ${dim}`, async () => {
      const random = seededRandom(rows);
      const all = cloud(rows, dim, random, { shift: 1 });
      const sides = Uint8Array.from({ length: rows }, (_, i) => (i % 3 === 0 ? 1 : 0));
      const found = sideMoments(all)(sides);
      for (const side of [0, 1]) {
        const own = takeRows(all, Array.from(sides.keys()).filter((i) => sides[i] === side)); // prettier-ignore
        const { mean, covariance } = await plainKernels.covariance(own);
        assert.ok(largestGapOf(found[side]!.mean, mean) <= 1e-12);
        const lower = covariance.map((value, at) => (at % dim <= Math.floor(at / dim) ? value : 0));
        assert.ok(largestGapOf(found[side]!.covariance, lower) <= 1e-12);
      }
    });
  }

  it('CORAL’s mean of the two covariances follows from the covariance of all rows', async () => {
    const random = seededRandom(5);
    const [source, target] = [cloud(12, 4, random), cloud(12, 4, random, { shift: 2, scale: 3 })];
    const [one, two, all] = await Promise.all(
      [source, target, stackRows(source, target)].map((rows) => plainKernels.covariance(rows)),
    );
    const shift = one!.mean.map((value, j) => value - two!.mean[j]!);
    const expected = one!.covariance.map((value, at) => (value + two!.covariance[at]!) / 2);
    assert.ok(largestGapOf(meanOfSides(all!.covariance, shift, 12), expected) <= 1e-12);
  });
});

describe('eigenvalues of a symmetric matrix', () => {
  const sorted = (values: ArrayLike<number>) => Float64Array.from(values).sort();
  for (const size of [1, 2, 3, 10, 64]) {
    it(`equal ml-matrix's at ${size}`, () => {
      const random = seededRandom(size);
      const { data } = cloud(size, size, random);
      const full = new DenseMatrix(size, size);
      for (let i = 0; i < size; i++)
        for (let j = 0; j <= i; j++) full.set(i, j, data[i * size + j]!).set(j, i, data[i * size + j]!);
      const expected = new EigenvalueDecomposition(full, { assumeSymmetric: true }).realEigenvalues;
      const found = symmetricEigenvalues(Float64Array.from(full.to1DArray()), size);
      assert.ok(largestGapOf(sorted(found), sorted(expected)) <= 1e-10);
    });
  }

  it('are the diagonal of a diagonal matrix, and 0 of zeros', () => {
    assert.deepEqual([...sorted(symmetricEigenvalues(Float64Array.of(3, 0, 0, 0, -1, 0, 0, 0, 2), 3))], [-1, 2, 3]); // prettier-ignore
    assert.deepEqual([...symmetricEigenvalues(new Float64Array(16), 4)], [0, 0, 0, 0]);
  });
});

describe('what is computed once per rows', () => {
  const rows: Matrix = cloud(3, 2, seededRandom(1));

  it('is computed again for other rows or kernels only', async () => {
    let computed = 0;
    const once = oncePerRows(() => Promise.resolve(++computed));
    const tools = plainTools(seededRandom(1));
    assert.deepEqual([await once(rows, tools), await once(rows, tools)], [1, 1]);
    assert.equal(await once({ ...rows }, tools), 2);
    assert.equal(await once(rows, { ...tools, kernels: { ...plainKernels } }), 3);
  });

  it('is forgotten where it was cancelled', async () => {
    let [computed, cancelled] = [0, true];
    const once = oncePerRows(() => (cancelled ? Promise.reject(new Error('stop')) : Promise.resolve(++computed)));
    const tools = plainTools(seededRandom(1));
    await assert.rejects(once(rows, tools), /stop/);
    cancelled = false;
    assert.equal(await once(rows, tools), 1);
  });
}); // prettier-ignore
