import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Kernels } from '../../src/core/kernels';
import type { Matrix } from '../../src/core/matrix';
import { plainKernels } from '../../src/core/plainKernels';
import { seededRandom } from '../../src/core/random';
import type { Random } from '../../src/core/random';
import { createOnnxKernels } from '../../src/engine/kernels';

const onnx = createOnnxKernels(2);

function randomMatrix(rows: number, dim: number, random: Random): Matrix {
  return { data: Float32Array.from({ length: rows * dim }, () => 2 * random() - 1), rows, dim };
}

/** Largest difference, relative to the largest value. */
function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  let error = 0;
  let size = 1e-3;
  for (let i = 0; i < expected.length; i++) {
    error = Math.max(error, Math.abs(actual[i]! - expected[i]!));
    size = Math.max(size, Math.abs(expected[i]!));
  }
  return actual.length === expected.length ? error / size : Infinity;
}

const shapes = fc.record({
  rows: fc.integer({ min: 1, max: 200 }),
  dim: fc.integer({ min: 1, max: 40 }),
  classes: fc.integer({ min: 2, max: 7 }),
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
});

function randomEvaluation(shape: { rows: number; dim: number; classes: number }, random: Random) {
  return {
    weight: Float64Array.from({ length: shape.classes * shape.dim }, () => 4 * random() - 2),
    bias: Float64Array.from({ length: shape.classes }, () => 2 * random() - 1),
    targets: Int32Array.from({ length: shape.rows }, () => Math.floor(random() * shape.classes)),
    sampleWeight: Float64Array.from({ length: shape.rows }, () => (random() < 0.3 ? 0 : 2 * random())),
  };
}

describe('ONNX kernels', () => {
  it('give the plain loss, gradients and scores to 1e-5, for any shape', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (shape) => {
        const random = seededRandom(shape.seed);
        const rows = randomMatrix(shape.rows, shape.dim, random);
        const { weight, bias, targets, sampleWeight } = randomEvaluation(shape, random);
        const run = async (kernels: Kernels) => {
          const problem = await kernels.softmaxProblem(rows, shape.classes);
          return {
            ...(await problem.evaluate(weight, bias, targets, sampleWeight)),
            scores: await problem.scores(weight, bias),
          };
        };
        const [fast, plain] = [await run(onnx), await run(plainKernels)];
        assert.ok(relativeError([fast.loss], [plain.loss]) < 1e-5, `loss ${fast.loss} ${plain.loss}`);
        assert.ok(relativeError(fast.weightGradient, plain.weightGradient) < 1e-5, 'weight gradient');
        assert.ok(relativeError(fast.biasGradient, plain.biasGradient) < 1e-5, 'bias gradient');
        assert.ok(relativeError(fast.scores.data, plain.scores.data) < 1e-5, 'scores');
      }),
      { numRuns: 60 },
    );
  });

  it('give the plain covariance and distances to 1e-5, for any shape', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (shape) => {
        const random = seededRandom(shape.seed);
        const rows = randomMatrix(shape.rows + 1, shape.dim, random);
        const other = randomMatrix(shape.classes, shape.dim, random);
        const [fast, plain] = [await onnx.covariance(rows), await plainKernels.covariance(rows)];
        assert.ok(relativeError(fast.mean, plain.mean) < 1e-5, 'mean');
        assert.ok(relativeError(fast.covariance, plain.covariance) < 1e-5, 'covariance');
        const distances = await onnx.squaredDistances(rows, other);
        const oracle = await plainKernels.squaredDistances(rows, other);
        assert.ok(relativeError(distances.data, oracle.data) < 1e-5, 'distances');
      }),
      { numRuns: 60 },
    );
  });

  it('cross block borders without a seam (4,096 rows a run, 1,024 in moments)', async () => {
    const random = seededRandom(1);
    const shape = { rows: 4100, dim: 3, classes: 3 };
    const rows = randomMatrix(shape.rows, shape.dim, random);
    const { weight, bias, targets, sampleWeight } = randomEvaluation(shape, random);
    const fast = await onnx.softmaxProblem(rows, 3);
    const plain = await plainKernels.softmaxProblem(rows, 3);
    const [a, b] = [
      await fast.evaluate(weight, bias, targets, sampleWeight),
      await plain.evaluate(weight, bias, targets, sampleWeight),
    ];
    assert.ok(relativeError(a.weightGradient, b.weightGradient) < 1e-5);
    assert.ok(relativeError([a.loss], [b.loss]) < 1e-6);
    const [c, d] = [await onnx.covariance(rows), await plainKernels.covariance(rows)];
    assert.ok(relativeError(c.covariance, d.covariance) < 1e-5);
    const few = { data: rows.data.subarray(0, 1030 * 3), rows: 1030, dim: 3 };
    const [e, f] = [await onnx.squaredDistances(rows, few), await plainKernels.squaredDistances(rows, few)];
    assert.ok(relativeError(e.data, f.data) < 1e-5);
  });

  it('answer evaluations of the same turn together, each as if it were alone', async () => {
    const random = seededRandom(2);
    const shape = { rows: 300, dim: 20, classes: 3 };
    const problem = await onnx.softmaxProblem(randomMatrix(shape.rows, shape.dim, random), 3);
    const asked = Array.from({ length: 30 }, () => randomEvaluation(shape, random));
    const call = (each: (typeof asked)[number]) =>
      problem.evaluate(each.weight, each.bias, each.targets, each.sampleWeight);
    const together = await Promise.all(asked.map(call));
    for (const [i, each] of asked.entries()) {
      const alone = await call(each);
      assert.ok(relativeError(together[i]!.weightGradient, alone.weightGradient) < 1e-6);
      assert.ok(relativeError([together[i]!.loss], [alone.loss]) < 1e-6);
    }
  });

  it('stay finite for scores far beyond what exp can hold', async () => {
    const rows = { data: Float32Array.of(1000, -1000), rows: 2, dim: 1 };
    const problem = await onnx.softmaxProblem(rows, 2);
    const weight = Float64Array.of(-1, 1);
    // both rows have a score difference of 2,000: the first is right (loss 0), the second wrong (loss 2,000)
    const { loss, weightGradient } = await problem.evaluate(
      weight,
      new Float64Array(2),
      Int32Array.of(1, 1),
      Float64Array.of(1, 1),
    );
    assert.equal(loss, 2000);
    assert.deepEqual([...weightGradient], [-1000, 1000]);
  });

  it('never give a negative distance, and 0 between equal rows up to rounding', async () => {
    const rows = randomMatrix(50, 64, seededRandom(3));
    const distances = await onnx.squaredDistances(rows, rows);
    for (let i = 0; i < 50; i++)
      assert.ok(distances.data[i * 50 + i]! >= 0 && distances.data[i * 50 + i]! < 1e-4);
  });
});
