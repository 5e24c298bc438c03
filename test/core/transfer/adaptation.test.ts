import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Kernels } from '../../../src/core/kernels';
import { fitSoftmax, tightFit } from '../../../src/core/learn/softmaxRegression';
import type { Parameters } from '../../../src/core/learn/softmaxRegression';
import { softmaxRows } from '../../../src/core/learn/softmax';
import { row, takeRows, type Matrix } from '../../../src/core/matrix';
import { plainKernels } from '../../../src/core/plainKernels';
import { seededRandom } from '../../../src/core/random';
import { principalComponents, project } from '../../../src/core/shift/principalComponents';
import type { Tools } from '../../../src/core/shift/shiftMeasure';
import { coralAlignment } from '../../../src/core/transfer/adaptation/coralAlignment';
import { importanceWeights } from '../../../src/core/transfer/adaptation/importanceWeights';
import { kernelMeanMatching } from '../../../src/core/transfer/adaptation/kernelMeanMatching';
import { headOnVectors, subspaceAlignment } from '../../../src/core/transfer/adaptation/subspaceAlignment';
import { createOnnxKernels } from '../../../src/engine/kernels';
import fixture from '../../fixtures/adaptation.json';
import { cloud, matrixOf, plainTools } from '../shift/cloud';

const kernelKinds: [string, Kernels][] = [
  ['plain', plainKernels],
  ['ONNX', createOnnxKernels(1)],
];

function toolsOf(kernels: Kernels, seed = 1): Tools {
  return { ...plainTools(seededRandom(seed)), kernels };
}

/** Largest difference; infinite for other lengths. */
function difference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Infinity;
  return Array.from(actual, (value, i) => Math.abs(value - expected[i]!)).reduce(
    (a, b) => (b <= a ? a : b),
    0,
  );
}

function near(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  const found = difference(actual, expected);
  assert.ok(found <= tolerance, `${found} apart, ${tolerance} allowed`);
}

const meanOf = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

function columnMeans({ data, rows, dim }: Matrix): number[] {
  return Array.from({ length: dim }, (_, j) =>
    meanOf(Array.from({ length: rows }, (_, i) => data[i * dim + j]!)),
  );
}

function aboutMean(rows: Matrix): number[] {
  const means = columnMeans(rows);
  return Array.from(rows.data, (value, at) => value - means[at % rows.dim]!);
}

async function covarianceOf(rows: Matrix): Promise<Float64Array> {
  return (await plainKernels.covariance(rows)).covariance;
}

/** All inner products of the rows of two matrices: what signs of components do not change. */
function inner(left: Matrix, right: Matrix): number[] {
  const product = (i: number, j: number): number =>
    row(left, i).reduce((sum, value, k) => sum + value * row(right, j)[k]!, 0);
  return Array.from({ length: left.rows * right.rows }, (_, at) =>
    product(Math.floor(at / right.rows), at % right.rows),
  );
}

async function scoresOf(rows: Matrix, { weight, bias }: Parameters): Promise<Matrix> {
  return (await plainKernels.softmaxProblem(rows, bias.length)).scores(weight, bias);
}

async function fittedHead(rows: Matrix, labels: readonly number[]): Promise<Parameters> {
  const problem = await plainKernels.softmaxProblem(rows, 2);
  const request = {
    targets: Int32Array.from(labels),
    sampleWeight: new Float64Array(rows.rows).fill(1),
    c: 1,
  };
  return (await fitSoftmax(problem, { classes: 2, dim: rows.dim }, [request], tightFit))[0]!;
}

/** A cloud whose coordinates are mixed, so that its covariance is not diagonal; the mixing is well conditioned. */
function mixed(rows: number, dim: number, seed: number, shift = 0): Matrix {
  const random = seededRandom(seed);
  const from = cloud(rows, dim, random);
  const mixing = cloud(dim, dim, random, { scale: 0.7 / Math.sqrt(dim) });
  for (let j = 0; j < dim; j++)
    row(mixing, j)
      .fill(0, j)
      .fill(1 + random(), j, j + 1);
  return { data: Float32Array.from(inner(from, mixing), (value) => value + shift), rows, dim };
}

for (const [name, kernels] of kernelKinds) {
  describe(`adaptation against skada and adapt, ${name} kernels`, () => {
    fixture.cases.forEach((stored, i) => {
      const source = matrixOf(stored.source);
      const target = matrixOf(stored.target);
      const odds = { c: 1, folds: 1, exponent: 1, normalised: false };

      it(`case ${i}: CORAL with adapt's ridge, about the mean, to 1e-4`, async () => {
        for (const { ridge, rows } of stored.coral.adapt) {
          const aligned = await coralAlignment(source, target, toolsOf(kernels), { share: 0, ridge });
          near(aboutMean(aligned), aboutMean(matrixOf(rows)), 1e-4);
        }
      });

      it(`case ${i}: CORAL without and with skada's shrinkage, to 1e-4`, async () => {
        for (const { share, scale, rows } of stored.coral.skada) {
          const aligned = await coralAlignment(source, target, toolsOf(kernels), { share });
          near(
            aboutMean(aligned).map((value) => value * scale),
            rows.flat(),
            1e-4,
          );
        }
      });

      it(`case ${i}: subspace alignment of both up to signs, and the head's probabilities, to 1e-4`, async () => {
        const { components } = stored;
        const aligned = await subspaceAlignment(source, target, toolsOf(kernels), { components });
        const head = headOnVectors(await fittedHead(aligned.source, stored.labels), aligned.target);
        const probabilities = softmaxRows(await scoresOf(target, head)).data.filter((_, at) => at % 2 === 1);
        const coordinates = matrixOf(coordinatesOf(target, aligned.target));
        for (const theirs of [stored.subspace.adapt, stored.subspace.skada]) {
          const [ownRows, otherRows] = [matrixOf(theirs.source), matrixOf(theirs.target)];
          near(inner(aligned.source, aligned.source), inner(ownRows, ownRows), 1e-4);
          near(inner(aligned.source, coordinates), inner(ownRows, otherRows), 1e-4);
          near(probabilities, theirs.probabilities, 1e-4);
        }
      });

      it(`case ${i}: adapt's odds times source rows / target rows, to 1e-4`, async () => {
        const weights = await importanceWeights(source, target, toolsOf(kernels), odds);
        const factor = source.rows / target.rows;
        near(
          weights,
          stored.importance.adapt.map((value) => value * factor),
          1e-4,
        );
      });

      it(`case ${i}: the reciprocals of skada's weights, which stand upside down`, async () => {
        const weights = await importanceWeights(source, target, toolsOf(kernels), odds);
        const reciprocals = weights.map((value) => 1 / value);
        const mean = meanOf(reciprocals);
        const theirs = stored.importance.skadaReciprocals;
        near(
          reciprocals.map((value, at) => value / mean / theirs[at]!),
          theirs.map(() => 1),
          1e-4,
        );
      });

      it(`case ${i}: kernel mean matching of both, bounds active or not, to 1e-4`, async () => {
        const exact = { tolerance: 1e-14, maxIterations: 200_000 };
        for (const { ceiling, slack, adapt, skada } of stored.matching) {
          const options = { ceiling, slack, ...exact };
          const weights = await kernelMeanMatching(source, target, toolsOf(kernels), options);
          near(weights, adapt, 1e-4);
          near(weights, skada, 1e-4);
        }
      });
    });
  });
}

function coordinatesOf(
  rows: Matrix,
  space: { mean: Float64Array; basis: readonly Float64Array[] },
): number[][] {
  return Array.from({ length: rows.rows }, (_, i) =>
    space.basis.map((direction) =>
      row(rows, i).reduce((sum, value, j) => sum + (value - space.mean[j]!) * direction[j]!, 0),
    ),
  );
}

describe('CORAL alignment', () => {
  const tools = toolsOf(plainKernels);

  it('gives the source the covariance of the target and leaves its mean, for any shape', async () => {
    const shapes = fc.record({ dim: fc.integer({ min: 1, max: 8 }), seed: fc.integer({ min: 0, max: 1e6 }) });
    await fc.assert(
      fc.asyncProperty(shapes, async ({ dim, seed }) => {
        const [source, target] = [mixed(60, dim, seed), mixed(45, dim, seed + 1, 2)];
        const aligned = await coralAlignment(source, target, tools, { share: 0 });
        near(await covarianceOf(aligned), await covarianceOf(target), 1e-3);
        near(columnMeans(aligned), columnMeans(source), 1e-5);
      }),
      { numRuns: 40 },
    );
  });

  // Source variances 4 and 1, target's 1 and 9 (divisor 1): (2, 0) becomes (1, 0) and (0, 1) becomes (0, 3).
  it('stretches axes by the ratio of the standard deviations', async () => {
    const corners = (a: number, b: number) => matrixOf([[a, b], [a, -b], [-a, b], [-a, -b]]); // prettier-ignore
    const aligned = await coralAlignment(corners(2, 1), corners(1, 3), tools, { share: 0 });
    near(aligned.data, corners(1, 3).data, 1e-5);
  });

  it('leaves rows of the same domain as they are, and those of a larger copy only larger', async () => {
    const source = mixed(50, 6, 3, 1);
    near((await coralAlignment(source, source, tools)).data, source.data, 1e-5);
    const larger = { ...source, data: source.data.map((value) => 3 * value) };
    near(aboutMean(await coralAlignment(source, larger, tools)), aboutMean(larger), 1e-4);
  });

  it('changes the less, the larger the ridge', async () => {
    const [source, target] = [mixed(50, 6, 4), mixed(50, 6, 5)];
    const change = async (ridge: number): Promise<number> =>
      difference((await coralAlignment(source, target, tools, { ridge })).data, source.data);
    const changes = [await change(0), await change(10), await change(1e6)];
    assert.ok(changes[0]! > 1.5 * changes[1]! && changes[1]! > 10 * changes[2]!, changes.join(' '));
  });

  it('stays finite where the source does not vary', async () => {
    const same = { data: new Float32Array(10 * 3).fill(0.5), rows: 10, dim: 3 };
    const aligned = await coralAlignment(same, mixed(10, 3, 6), tools, { share: 0 });
    near(aligned.data, same.data, 1e-6);
  });

  it('aligns, above 64 dimensions, the leading components only and leaves the rest of each row', async () => {
    const [source, target] = [mixed(120, 90, 7), mixed(130, 90, 8)];
    const aligned = await coralAlignment(source, target, toolsOf(plainKernels, 9), { share: 0 });
    const [first, second] = [await covarianceOf(source), await covarianceOf(target)];
    const mean = first.map((value, at) => (value + second[at]!) / 2);
    const directions = await principalComponents(mean, 90, 64, toolsOf(plainKernels, 9));
    const within = (rows: Matrix) => project(rows, directions, plainKernels);
    near(await covarianceOf(await within(aligned)), await covarianceOf(await within(target)), 1e-3);
    near(await outside(aligned, directions), await outside(source, directions), 1e-4);
    assert.ok(difference(aligned.data, source.data) > 0.1, 'nothing moved');
  });

  it('refuses rows of different lengths, and single rows', async () => {
    await assert.rejects(coralAlignment(mixed(9, 3, 1), mixed(9, 4, 1), tools), RangeError);
    await assert.rejects(coralAlignment(mixed(9, 3, 1), mixed(1, 3, 1), tools), RangeError);
  });
});

/** What of each row is orthogonal to the directions. */
async function outside(rows: Matrix, directions: readonly Float64Array[]): Promise<Float32Array> {
  const { data, dim } = await project(rows, directions, plainKernels);
  return rows.data.map((value, at) => {
    const i = Math.floor(at / rows.dim);
    return directions.reduce(
      (rest, direction, k) => rest - data[i * dim + k]! * direction[at % rows.dim]!,
      value,
    );
  });
}

describe('subspace alignment', () => {
  const tools = toolsOf(plainKernels);

  it('brings a head back to the vectors: the same scores as on the coordinates', async () => {
    const target = mixed(30, 7, 11, 1);
    const aligned = await subspaceAlignment(mixed(40, 7, 10), target, tools, { components: 4 });
    const random = seededRandom(12);
    const weight = Float64Array.from({ length: 3 * 4 }, () => random() - 0.5);
    const head = { weight, bias: Float64Array.of(0.1, -0.2, 0.3) };
    const own = await scoresOf(matrixOf(coordinatesOf(target, aligned.target)), head);
    near((await scoresOf(target, headOnVectors(head, aligned.target))).data, own.data, 1e-5);
  });

  it('gives, for two samples that are the same, the target coordinates themselves', async () => {
    const rows = mixed(40, 7, 13, 1);
    const aligned = await subspaceAlignment(rows, rows, tools, { components: 4 });
    near(aligned.source.data, coordinatesOf(rows, aligned.target).flat(), 1e-4);
  });

  // The source varies along axis 0, the target along axis 1: nothing of the source lies in the target's subspace.
  it('keeps nothing of a source that varies across the target', async () => {
    const line = (axis: number) =>
      matrixOf([-2, -1, 1, 2].map((at) => [0, 1].map((j) => (j === axis ? at : 5))));
    const aligned = await subspaceAlignment(line(0), line(1), tools, { components: 1 });
    near(aligned.source.data, [0, 0, 0, 0], 1e-6);
    near(
      (await subspaceAlignment(line(0), line(0), tools, { components: 1 })).source.data.map(Math.abs),
      [2, 1, 1, 2],
      1e-5,
    );
  });

  it('takes no more components than either side has rows for', async () => {
    const aligned = await subspaceAlignment(mixed(40, 7, 14), mixed(4, 7, 15), tools);
    assert.equal(aligned.source.dim, 3);
    assert.equal(aligned.target.basis.length, 3);
    await assert.rejects(subspaceAlignment(mixed(40, 7, 14), mixed(1, 7, 15), tools), RangeError);
  });
});

describe('importance weights', () => {
  const tools = toolsOf(plainKernels);
  // Three source rows and one target row at -1, one and three at 1: the ratio is 1/3 there, 3 here.
  const source = matrixOf([[-1], [-1], [-1], [1]]);
  const target = matrixOf([[-1], [1], [1], [1]]);
  const exact = { c: 1e6, folds: 1, exponent: 1, cap: Infinity };

  it('are the ratio of the densities where it is known', async () => {
    const weights = await importanceWeights(source, target, tools, { ...exact, normalised: false });
    near(weights, [1 / 3, 1 / 3, 1 / 3, 3], 1e-3);
  });

  it('do not depend on how many target rows there are', async () => {
    const twice = takeRows(target, [0, 1, 2, 3, 0, 1, 2, 3]);
    const weights = await importanceWeights(source, twice, tools, { ...exact, normalised: false });
    near(weights, [1 / 3, 1 / 3, 1 / 3, 3], 1e-3);
  });

  // Ratios to the power 1/2: 3^-1/2 thrice and 3^1/2, mean 3^1/2 / 2: thrice 2/3, and 2.
  it('are flattened by the exponent and have mean 1', async () => {
    const weights = await importanceWeights(source, target, tools, { ...exact, exponent: 0.5 });
    near(weights, [2 / 3, 2 / 3, 2 / 3, 2], 1e-3);
  });

  // 1/3 thrice and 3 have mean 1; 3 is cut to 1.5, which leaves the mean 2.5 / 4.
  it('are cut at the cap, then have mean 1 again', async () => {
    const weights = await importanceWeights(source, target, tools, { ...exact, cap: 1.5 });
    near(
      weights,
      [1 / 3, 1 / 3, 1 / 3, 1.5].map((value) => (value * 4) / 2.5),
      1e-3,
    );
  });

  it('are 1 for samples that are the same', async () => {
    const rows = mixed(60, 5, 20);
    near(await importanceWeights(rows, rows, tools, { folds: 1 }), new Array(60).fill(1), 1e-6);
  });

  // Mean log ratio over 5 pairs: what a classifier makes of its own rows lies below 0, it takes them for source rows.
  it('are about 1 for two samples of one domain, where judging its own rows would fool the classifier', async () => {
    const meanLogs = async (folds: number): Promise<number[]> => {
      const logs: number[] = [];
      for (let seed = 21; seed < 26; seed++) {
        const random = seededRandom(seed);
        const options = { exponent: 1, normalised: false, folds };
        logs.push(
          meanOf(
            (await importanceWeights(cloud(80, 30, random), cloud(80, 30, random), tools, options)).map(
              Math.log,
            ),
          ),
        );
      }
      return logs;
    };
    const [seen, unseen] = [meanOf(await meanLogs(1)), meanOf(await meanLogs(5))];
    assert.ok(seen < -0.3 && Math.abs(unseen) < 0.15, `${seen} ${unseen}`);
  });

  it('are finite, not negative and of mean 1 even for disjoint domains', async () => {
    const shifts = fc.record({
      shift: fc.constantFrom(0, 1, 50, 1e4),
      seed: fc.integer({ min: 0, max: 1e6 }),
    });
    await fc.assert(
      fc.asyncProperty(shifts, async ({ shift, seed }) => {
        const random = seededRandom(seed);
        const weights = await importanceWeights(cloud(25, 3, random), cloud(20, 3, random, { shift }), tools);
        assert.ok(
          weights.every((value) => value >= 0 && Number.isFinite(value)),
          weights.join(' '),
        );
        near([meanOf(weights)], [1], 1e-9);
      }),
      { numRuns: 30 },
    );
  });

  it('are larger where the target is denser', async () => {
    const random = seededRandom(23);
    const [from, to] = [cloud(200, 2, random), cloud(200, 2, random, { shift: 1 })];
    const weights = await importanceWeights(from, to, tools);
    const nearTarget = weights.filter((_, i) => row(from, i)[0]! > 1);
    const farFromTarget = weights.filter((_, i) => row(from, i)[0]! < 0);
    assert.ok(Math.min(...nearTarget) > Math.max(...farFromTarget));
  });
});

describe('kernel mean matching', () => {
  const tools = toolsOf(plainKernels);

  it('weighs samples that are the same by 1', async () => {
    const rows = mixed(60, 5, 30);
    near(await kernelMeanMatching(rows, rows, tools), new Array(60).fill(1), 1e-4);
  });

  // Weight 2 on the half that is the target and 0 on the other makes the two means equal.
  it('finds the rows that the target consists of', async () => {
    const source = mixed(30, 5, 31);
    const half = Array.from({ length: 15 }, (_, i) => i);
    const options = { gamma: 1, tolerance: 1e-13, maxIterations: 100_000 };
    const weights = await kernelMeanMatching(source, takeRows(source, half), tools, options);
    near(
      weights,
      Array.from({ length: 30 }, (_, i) => (i < 15 ? 2 : 0)),
      1e-3,
    );
  });

  const settings = fc.record({
    ceiling: fc.double({ min: 1, max: 20, noNaN: true }),
    slack: fc.double({ min: 0, max: 1, noNaN: true }),
    shift: fc.double({ min: 0, max: 6, noNaN: true }),
    rows: fc.integer({ min: 1, max: 40 }),
    seed: fc.integer({ min: 0, max: 1e6 }),
  });

  it('keeps to its bounds, and no other weights within them are better by more than the tolerance', async () => {
    await fc.assert(
      fc.asyncProperty(settings, async ({ ceiling, slack, shift, rows, seed }) => {
        const random = seededRandom(seed);
        const [source, target] = [cloud(rows, 3, random), cloud(25, 3, random, { shift })];
        const options = { ceiling, slack, gamma: 0.3, tolerance: 1e-6, maxIterations: 50_000 };
        const weights = await kernelMeanMatching(source, target, tools, options);
        assert.ok(
          weights.every((value) => value >= 0 && value <= ceiling),
          weights.join(' '),
        );
        assert.ok(Math.abs(meanOf(weights) - 1) <= slack + 1e-9, `mean ${meanOf(weights)}`);
        const least = await squaredMmd(source, target, 0.3, weights);
        for (let i = 0; i < 5; i++) {
          const other = nearbyWeights(weights, ceiling, 0.3 ** i, random);
          assert.ok((await squaredMmd(source, target, 0.3, other)) >= least - 2e-6, 'a better point');
        }
      }),
      { numRuns: 40 },
    );
  });

  it('gives rows outside the sample the weights of their neighbours', async () => {
    const random = seededRandom(32);
    const source = cloud(120, 3, random);
    for (let i = 0; i < 60; i++) source.data[i * 3]! += 30;
    const weights = await kernelMeanMatching(source, cloud(50, 3, random), toolsOf(plainKernels, 33), {
      rows: 40,
    });
    assert.equal(weights.length, 120);
    assert.ok(weights.every((value) => value >= 0 && value <= 10));
    // The target is the second half, which is some half of the sample: weights 0, and about 2.
    near(weights.slice(0, 60), new Array(60).fill(0), 0.05);
    assert.ok(Math.abs(meanOf(weights.slice(60)) - 2) < 0.7, `${meanOf(weights.slice(60))}`);
    assert.ok(weights.slice(60).filter((value) => value > 0.2).length > 40);
  });

  it('draws the same rows from the same seed', async () => {
    const [source, target] = [mixed(50, 4, 34), mixed(60, 4, 35)];
    const run = (seed: number) =>
      kernelMeanMatching(source, target, toolsOf(plainKernels, seed), { rows: 25 });
    assert.deepEqual(await run(1), await run(1));
    assert.notDeepEqual(await run(1), await run(2));
  });

  it('refuses a largest weight below 1, sides without rows and rows of different lengths', async () => {
    const rows = mixed(9, 3, 1);
    await assert.rejects(kernelMeanMatching(rows, rows, tools, { ceiling: 0.9 }), RangeError);
    await assert.rejects(kernelMeanMatching(rows, takeRows(rows, []), tools), RangeError);
    await assert.rejects(kernelMeanMatching(rows, mixed(9, 4, 1), tools, { gamma: 1 }), RangeError);
  });
});

/** |mean of b_i phi(x_i) - mean of phi(y_j)|^2, term by term. */
async function squaredMmd(
  source: Matrix,
  target: Matrix,
  gamma: number,
  weights: Float64Array,
): Promise<number> {
  const kernel = async (left: Matrix, right: Matrix): Promise<Float64Array> =>
    Float64Array.from((await plainKernels.squaredDistances(left, right)).data, (value) =>
      Math.exp(-gamma * value),
    );
  const [own, cross] = [await kernel(source, source), await kernel(source, target)];
  const [m, n] = [source.rows, target.rows];
  let sum = meanOf(await kernel(target, target));
  own.forEach((value, at) => (sum += (weights[Math.floor(at / m)]! * weights[at % m]! * value) / m ** 2));
  cross.forEach((value, at) => (sum -= (2 * weights[Math.floor(at / n)]! * value) / (m * n)));
  return sum;
}

/** Mass moved between pairs of rows: the bounds and the sum stay kept. */
function nearbyWeights(
  weights: Float64Array,
  ceiling: number,
  size: number,
  random: () => number,
): Float64Array {
  const moved = weights.slice();
  for (let k = 0; k < weights.length; k++) {
    const [to, from] = [k, Math.floor(random() * weights.length)];
    const mass = Math.min(size * random(), ceiling - moved[to]!, moved[from]!);
    moved[to]! += mass;
    moved[from]! -= mass;
  }
  return moved;
}

describe('adaptation', () => {
  const steps = { coralAlignment, subspaceAlignment, importanceWeights, kernelMeanMatching };
  for (const [name, run] of Object.entries(steps)) {
    it(`stops when it is cancelled: ${name}`, async () => {
      const cancelled = { ...toolsOf(plainKernels), pause: () => Promise.reject(new Error('cancelled')) };
      await assert.rejects(run(mixed(70, 70, 40), mixed(70, 70, 41), cancelled), /cancelled/);
    });
  }
});
