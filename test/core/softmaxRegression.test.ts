import assert from 'node:assert/strict';
import { weighClasses } from '../../src/core/learn/classWeights';
import type { ClassWeights } from '../../src/core/learn/classWeights';
import { fitSoftmax, looseFit, tightFit } from '../../src/core/learn/softmaxRegression';
import type { FitRequest, Parameters } from '../../src/core/learn/softmaxRegression';
import { softmaxRows } from '../../src/core/learn/softmax';
import type { Matrix } from '../../src/core/matrix';
import { plainKernels } from '../../src/core/plainKernels';
import { createOnnxKernels } from '../../src/engine/kernels';
import fixture from '../fixtures/learn-logistic-regression.json';
import { chances, descend } from './gradientDescent';

type Problem = (typeof fixture.problems)[number];
const everyKernels = { plain: plainKernels, ONNX: createOnnxKernels(1) };

function matrixOf(problem: Problem): Matrix {
  return { data: Float32Array.from(problem.vectors), rows: problem.labels.length, dim: problem.dim };
}

function requestOf(problem: Problem, fit: { c: number; classWeights: string }): FitRequest {
  const targets = Int32Array.from(problem.labels);
  const all = new Float64Array(targets.length).fill(1);
  const weights = fit.classWeights as ClassWeights;
  return { targets, c: fit.c, sampleWeight: weighClasses(all, targets, problem.classes, weights) };
}

describe('softmax regression', () => {
  for (const [kernelName, kernels] of Object.entries(everyKernels)) {
    for (const problem of fixture.problems) {
      it(`finds scikit-learn's optimum with ${kernelName} kernels: ${problem.name}, ${problem.fits.length} fits`, async () => {
        const rows = await kernels.softmaxProblem(matrixOf(problem), problem.classes);
        const requests = problem.fits.map((fit) => requestOf(problem, fit));
        const found = await fitSoftmax(rows, problem, requests, tightFit);
        for (const [i, fit] of problem.fits.entries()) {
          const scores = await rows.scores(found[i]!.weight, found[i]!.bias);
          const ours = softmaxRows(scores).data;
          const error = Math.max(...fit.probabilities.flat().map((p, j) => Math.abs(p - ours[j]!)));
          assert.ok(error < 1e-4, `C = ${fit.c}, ${fit.classWeights}: off by ${error}`);
        }
      });
    }
  }

  it('takes fewer evaluations from a warm start, and ends at the same place', async () => {
    const problem = fixture.problems[1]!;
    const rows = await plainKernels.softmaxProblem(matrixOf(problem), problem.classes);
    const request = requestOf(problem, { c: 10, classWeights: 'equal' });
    const run = async (start?: Parameters) => {
      let rounds = 0;
      const counted = () => Promise.resolve(void rounds++);
      const [found] = await fitSoftmax(rows, problem, [{ ...request, start }], tightFit, counted);
      return { found: found!, rounds };
    };
    const [near] = await fitSoftmax(rows, problem, [{ ...request, c: 9 }], looseFit);
    const [cold, warm] = [await run(), await run(near)];
    assert.ok(warm.rounds < cold.rounds, `${warm.rounds} of ${cold.rounds}`);
    for (let j = 0; j < cold.found.weight.length; j++) {
      assert.ok(Math.abs(cold.found.weight[j]! - warm.found.weight[j]!) < 1e-3);
    }
  });

  it('treats a row of weight 0 as one that is not there', async () => {
    const problem = fixture.problems[0]!;
    const all = matrixOf(problem);
    const half: Matrix = { data: all.data.subarray(0, 60 * all.dim), rows: 60, dim: all.dim };
    const targets = Int32Array.from(problem.labels);
    const fit = async (matrix: Matrix, sampleWeight: Float64Array) => {
      const rows = await plainKernels.softmaxProblem(matrix, 2);
      const request = { targets: targets.subarray(0, matrix.rows), sampleWeight, c: 1 };
      return (await fitSoftmax(rows, problem, [request], tightFit))[0]!;
    };
    const left = await fit(
      all,
      Float64Array.from(targets, (_, i) => (i < 60 ? 1 : 0)),
    );
    const right = await fit(half, new Float64Array(60).fill(1));
    assert.deepEqual(left, right);
  });

  it('stays at zero without rows, and finite with rows of one class only', async () => {
    const rows = await plainKernels.softmaxProblem({ data: Float32Array.of(1, 2), rows: 2, dim: 1 }, 3);
    const targets = Int32Array.of(1, 1);
    const shape = { classes: 3, dim: 1 };
    const fit = async (sampleWeight: Float64Array) =>
      (await fitSoftmax(rows, shape, [{ targets, sampleWeight, c: 100 }], tightFit))[0]!;
    const none = await fit(Float64Array.of(0, 0));
    assert.deepEqual([...none.weight, ...none.bias], [0, 0, 0, 0, 0, 0]);
    const one = await fit(Float64Array.of(1, 1));
    assert.ok([...one.weight, ...one.bias].every(Number.isFinite));
    assert.ok(one.bias[1]! > one.bias[0]! + 5);
  });

  for (const index of [0, 1]) {
    const problem = fixture.problems[index]!;
    const { classes, dim } = problem;
    const towards = Float64Array.from({ length: classes * dim }, (_, j) => Math.sin(j + 1));

    it(`pulls towards given weights: where gradient descent ends, ${classes} classes`, async () => {
      const rows = await plainKernels.softmaxProblem(matrixOf(problem), classes);
      const request = { ...requestOf(problem, { c: 0.3, classWeights: 'equal' }), towards };
      const [found] = await fitSoftmax(rows, problem, [request], tightFit);
      const expected = descend(problem, request.c, towards);
      near(probabilitiesBy(problem, found!), probabilitiesBy(problem, expected), 1e-5);
      const apart = probabilitiesBy(problem, descend(problem, request.c, new Float64Array(classes * dim)));
      assert.ok(difference(probabilitiesBy(problem, expected), apart) > 0.05, 'the pull is felt');
    });

    it(`stays with the weights it is pulled to when the penalty is strong, ${classes} classes`, async () => {
      const rows = await plainKernels.softmaxProblem(matrixOf(problem), classes);
      const mirrored = towards.map((value, j) =>
        classes > 2 ? value : j < dim ? -towards[dim + j]! : value,
      );
      const request = { ...requestOf(problem, { c: 1e-6, classWeights: 'equal' }), towards: mirrored };
      const [found] = await fitSoftmax(rows, problem, [request], tightFit);
      // the loss moves each weight by at most C x rows x the largest number in a row
      near(
        found!.weight,
        mirrored,
        1e-6 * problem.labels.length * Math.max(...problem.vectors.map(Math.abs)),
      );
    });
  }

  it('stops when its rounds are cancelled', async () => {
    const rows = await plainKernels.softmaxProblem({ data: Float32Array.of(1, 2), rows: 2, dim: 1 }, 2);
    const request = { targets: Int32Array.of(0, 1), sampleWeight: Float64Array.of(1, 1), c: 1 };
    const cancel = () => Promise.reject(new Error('cancelled'));
    await assert.rejects(fitSoftmax(rows, { classes: 2, dim: 1 }, [request], tightFit, cancel), /cancelled/);
  });
});

function probabilitiesBy({ vectors, labels, dim }: Problem, { weight, bias }: Parameters): number[] {
  return labels.flatMap((_, i) => chances(vectors.slice(i * dim, (i + 1) * dim), weight, bias));
}

function difference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  assert.equal(actual.length, expected.length);
  return Math.max(...Array.from(actual, (value, i) => Math.abs(value - expected[i]!)));
}

function near(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  const found = difference(actual, expected);
  assert.ok(found <= tolerance, `${found} apart, ${tolerance} allowed`);
}
