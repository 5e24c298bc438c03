import assert from 'node:assert/strict';
import { highestColumns } from '../../../src/core/learn/softmax';
import type { Matrix } from '../../../src/core/matrix';
import { zeros } from '../../../src/core/matrix';
import { plainKernels } from '../../../src/core/plainKernels';
import type { Random } from '../../../src/core/random';
import { seededRandom } from '../../../src/core/random';
import { candidatesFor } from '../../../src/core/learn/candidates';
import { pairedDifference } from '../../../src/core/transfer/difference';
import { planFolds } from '../../../src/core/transfer/foldPlan';
import { innerChoices, nestedScores, nestedWinner } from '../../../src/core/transfer/nested';
import { handicapOf } from '../../../src/core/transfer/selection';
import type { StrategyRun, TransferTask } from '../../../src/core/transfer/strategy';

const rows = 60;
const groups = Int32Array.from({ length: rows }, (_, i) => i);

async function taskOf(labels: Int32Array, seed: number): Promise<TransferTask> {
  const vectors = zeros(rows, 1);
  return {
    target: { vectors, labels },
    targetProblem: await plainKernels.softmaxProblem(vectors, 2),
    adaptation: null,
    classes: 2,
    objective: 'accuracy',
    candidates: candidatesFor('accuracy'),
    plans: planFolds(labels, groups, { columns: 1, trainingRows: rows }, seed),
    seed,
    kernels: plainKernels,
  };
}

/** Answers that look at nothing, the same whatever is held out: right for every row with `chance`. */
function guessing({ target, plans }: TransferTask, random: Random, chance = 0.5): StrategyRun {
  const scores: Matrix = zeros(rows, 2);
  target.labels.forEach((label, i) => (scores.data[2 * i + (random() < chance ? label : 1 - label)] = 1));
  return {
    candidates: [{ c: 1, classWeights: 'equal' }],
    heldOut: plans.map(({ folds }) => [{ single: scores, pairs: Array<Matrix>(folds).fill(scores) }]),
    fit: () => Promise.reject(new Error('nothing to fit')),
  };
}

function contestant(task: TransferTask, run: StrategyRun, handicap = 0) {
  const inner = innerChoices(task, run);
  return { handicap, inner, nested: nestedScores(task, run, inner) };
}

describe('the best of many strategies, chosen inside the folds', () => {
  it('seems to gain nothing when all of them guess, though the best of them afterwards would', async () => {
    let [nested, afterwards] = [0, 0];
    const runs = 100;
    for (let seed = 1; seed <= runs; seed++) {
      const random = seededRandom(seed);
      const labels = Int32Array.from({ length: rows }, (_, i) => i % 2);
      const task = await taskOf(labels, seed);
      const baseline = nestedScores(task, guessing(task, random), task.plans.map(zeroChoices));
      const others = Array.from({ length: 11 }, () => contestant(task, guessing(task, random)));
      nested += pairedDifference(task, groups, nestedWinner(task, others), baseline).mean / runs;
      const each = others.map((other) => pairedDifference(task, groups, other.nested, baseline).mean);
      afterwards += Math.max(...each) / runs;
    }
    // two guesses differ on half of 6,000 rows: sqrt(0.5 / 6000) = 0.009; less than three of them
    assert.ok(Math.abs(nested) < 0.025, `nested ${nested}`);
    // the highest of 11 means of 60 fair coins lies 1.6 standard deviations of 0.065 above their mean
    assert.ok(afterwards > 0.07, `afterwards ${afterwards}`);
  });

  it('is the one that is better, where one is', async () => {
    const random = seededRandom(1);
    const task = await taskOf(Int32Array.from({ length: rows }, (_, i) => i % 2), 1); // prettier-ignore
    const good = contestant(task, guessing(task, random, 0.9));
    const others = [contestant(task, guessing(task, random)), good, contestant(task, guessing(task, random))];
    const winner = nestedWinner(task, others);
    winner.forEach((scores, p) => assert.deepEqual(highestColumns(scores), highestColumns(good.nested[p]!)));
  });

  it('is not one that is better by less than its handicap', async () => {
    const random = seededRandom(1);
    const task = await taskOf(Int32Array.from({ length: rows }, (_, i) => i % 2), 1); // prettier-ignore
    const [right, plain] = [guessing(task, random, 1), guessing(task, random, 0)];
    const chosen = (handicap: number) =>
      nestedWinner(task, [contestant(task, plain), contestant(task, right, handicap)])[0]!;
    assert.deepEqual(highestColumns(chosen(0.99)), task.target.labels);
    assert.deepEqual(highestColumns(chosen(1.01)), task.target.labels.map((label) => 1 - label)); // prettier-ignore
  });
});

describe('what a strategy must be ahead by', () => {
  const pooled = { name: 'pooled', labels: true } as const;
  const centred = { name: 'centred', labels: false } as const;
  const selfTraining = { name: 'self-training', labels: false } as const;

  it('is 3.5 rows where it learned from labels, 1 row where not, fading out at 350 rows', () => {
    const near = (actual: number, expected: number) => assert.ok(Math.abs(actual - expected) < 1e-12);
    near(handicapOf(pooled, 50), (3.5 * (6 / 7)) / 50);
    near(handicapOf(centred, 50), 6 / 7 / 50);
    near(handicapOf(pooled, 175), 1.75 / 175);
    for (const rows of [350, 351, 5000]) assert.equal(handicapOf(pooled, rows), 0);
  });

  it('is nothing for the strategy that is saved without labels', () => {
    for (const rows of [4, 50, 400]) assert.equal(handicapOf(selfTraining, rows), 0);
  });
});

function zeroChoices({ folds }: { folds: number }) {
  return Array.from({ length: folds }, () => ({ candidate: 0, score: 0 }));
}
