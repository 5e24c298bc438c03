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

  it('stops when its rounds are cancelled', async () => {
    const rows = await plainKernels.softmaxProblem({ data: Float32Array.of(1, 2), rows: 2, dim: 1 }, 2);
    const request = { targets: Int32Array.of(0, 1), sampleWeight: Float64Array.of(1, 1), c: 1 };
    const cancel = () => Promise.reject(new Error('cancelled'));
    await assert.rejects(fitSoftmax(rows, { classes: 2, dim: 1 }, [request], tightFit, cancel), /cancelled/);
  });
});
