import assert from 'node:assert/strict';
import { macroF1Of } from '../../../src/core/learn/confusion';
import type { Matrix } from '../../../src/core/matrix';
import { zeros } from '../../../src/core/matrix';
import { plainKernels } from '../../../src/core/plainKernels';
import { seededRandom } from '../../../src/core/random';
import { pairedDifference } from '../../../src/core/transfer/difference';
import type { TransferTask } from '../../../src/core/transfer/strategy';

const rows = 400;
const classes = 2;
const random = seededRandom(3);
/** One row in ten is of class 1. */
const labels = Int32Array.from({ length: rows }, (_, i) => (i % 10 === 0 ? 1 : 0));
const groups = labels.map((_, i) => i);
const plans = [{ folds: 5, foldOf: Int32Array.from(labels, (_, i) => Math.floor(i / 10) % 5) }];

async function task(objective: TransferTask['objective']): Promise<TransferTask> {
  const vectors = zeros(rows, 1);
  const targetProblem = await plainKernels.softmaxProblem(vectors, classes);
  const shared = { adaptation: null, classes, candidates: [], plans, seed: 1, kernels: plainKernels };
  return { target: { vectors, labels }, targetProblem, objective, ...shared };
}

/** Scores that answer as given. */
function answering(predicted: Int32Array): Matrix[] {
  const scores = zeros(rows, classes);
  predicted.forEach((label, i) => (scores.data[i * classes + label] = 1));
  return [scores];
}

const always = new Int32Array(rows);
/** Finds most rows of the rare class, at the price of false alarms: less accurate than `always`. */
const finding = labels.map((label) => (random() < 0.13 ? 1 - label : label));

describe('the difference of two strategies', () => {
  it('is that of the accuracies where choices go by accuracy', async () => {
    const found = pairedDifference(await task('accuracy'), groups, answering(finding), answering(always));
    const right = (predicted: Int32Array) => predicted.filter((label, i) => label === labels[i]).length;
    assert.ok(Math.abs(found.mean - (right(finding) - right(always)) / rows) < 1e-12);
    assert.ok(found.mean < 0);
  });

  it('is that of the macro F1 where choices go by it, and surely a gain', async () => {
    const found = pairedDifference(await task('macroF1'), groups, answering(finding), answering(always));
    const f1 = (predicted: Int32Array) => macroF1Of(predicted, labels, classes);
    assert.ok(Math.abs(found.mean - (f1(finding) - f1(always))) < 1e-12, `${found.mean}`);
    assert.ok(found.low > 0, `low ${found.low}`);
  });

  it('is 0 between equals, with an interval', async () => {
    for (const objective of ['accuracy', 'macroF1'] as const) {
      const same = pairedDifference(await task(objective), groups, answering(finding), answering(finding));
      assert.equal(same.mean, 0);
      assert.ok(same.high > 0 && same.low < 0, `${objective}: rows that agree prove no equality`);
    }
  });
});
