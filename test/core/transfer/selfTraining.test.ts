import assert from 'node:assert/strict';
import type { Kernels } from '../../../src/core/kernels';
import { highestColumns } from '../../../src/core/learn/softmax';
import type { Parameters } from '../../../src/core/learn/softmaxRegression';
import { uninterrupted } from '../../../src/core/steps';
import type { Steps } from '../../../src/core/steps';
import { adapt, adaptationBatches } from '../../../src/core/transfer/adapt';
import { standardLabelFree } from '../../../src/core/transfer/labelFree';
import { countRounds } from '../../../src/core/transfer/rounds';
import type { LabeledVectors } from '../../../src/core/transfer/strategy';
import { createOnnxKernels } from '../../../src/engine/kernels';
import type { Planted } from './planted';
import { planted } from './planted';

const kernels = createOnnxKernels(1);

async function adapted(
  source: LabeledVectors,
  target: LabeledVectors,
  steps: Steps = uninterrupted,
  by: Kernels = kernels,
) {
  const groups = Int32Array.from(source.labels, (_, i) => i);
  const input = { source, groups, shipped: null, classes: 2, seed: 1, kernels: by };
  const rounds = countRounds(steps, adaptationBatches(input, standardLabelFree));
  return adapt(input, target.vectors, standardLabelFree, rounds);
}

async function accuracy({ weight, bias }: Parameters, on: LabeledVectors): Promise<number> {
  const problem = await kernels.softmaxProblem(on.vectors, 2);
  const answers = highestColumns(await problem.scores(weight, bias));
  return on.labels.filter((label, i) => label === answers[i]).length / on.labels.length;
}

/** Accuracy on the target's own rows, by strategy. */
async function accuracies(source: LabeledVectors, target: LabeledVectors): Promise<Record<string, number>> {
  const { heads } = await adapted(source, target);
  const found = [...heads].map(async ([name, head]) => [name, await accuracy(head, target)] as const);
  return Object.fromEntries(await Promise.all(found));
}

const source = (seed: number) => planted({ rows: 1500, seed, unit: false });
/** The source's signal is weaker here, there is one of its own, and all rows lie elsewhere. */
const shifted = (more: Pick<Planted, 'seed' | 'first'>) =>
  planted({ rows: 1500, signal: 1, own: 1.5, offset: [0, 0, 0, 0, 1, 1], unit: false, ...more });

describe('self-training', () => {
  for (const first of [0.5, 0.2, 0.05])
    it(`gains on the source's model in a planted shifted domain, ${100 * first} % of class 0`, async () => {
      for (const seed of [1, 2, 3]) {
        const found = await accuracies(source(seed), shifted({ seed: seed + 50, first }));
        const gain = found['self-training']! - found['source-only']!;
        assert.ok(gain > 0.025, `seed ${seed}: ${gain}`);
        const learned = found['self-training']! - found['centred']!;
        if (first === 0.5) assert.ok(learned > 0.02, `it learns what is new here: ${learned}`);
      }
    });

  for (const first of [0.5, 0.2, 0.05])
    it(`costs less than a point where nothing shifted, ${100 * first} % of class 0`, async () => {
      for (const seed of [1, 2, 3, 4, 5]) {
        const target = planted({ rows: 3000, seed: seed + 80, first, unit: false });
        const found = await accuracies(source(seed), target);
        const cost = found['source-only']! - found['self-training']!;
        assert.ok(cost < 0.01, `seed ${seed}: ${cost}`);
      }
    });
});

describe('adapting without target labels', () => {
  const small = planted({ rows: 200, seed: 1 });
  const target = planted({ rows: 150, seed: 2, first: 0.3 });

  it('gives the same bits for the same seed', async () => {
    const [first, second] = [await adapted(small, target), await adapted(small, target)];
    assert.deepEqual(first.heads, second.heads);
    assert.deepEqual([first.task.shares, first.task.model], [second.task.shares, second.task.model]);
  });

  it('knows how accurate the source is at home, on rows that its heads did not see', async () => {
    const { task } = await adapted(source(1), target);
    const truly = await accuracy(task.model.head, planted({ rows: 4000, seed: 9, unit: false }));
    const { low, high } = task.model.accuracy!;
    assert.ok(low < truly && truly < high, `${truly} in [${low}, ${high}]`);
  });

  it('stops at the step that is cancelled', async () => {
    const steps = await countSteps();
    for (const allowed of [0, Math.floor(steps / 2), steps - 3]) {
      const cancel = cancelAfter(allowed);
      await assert.rejects(adapted(small, target, cancel), /cancelled/);
      assert.equal(cancel.left, -1);
    }
  });

  it('frees what self-training held when that is cancelled', async () => {
    let held = 0;
    const counting: Kernels = {
      ...kernels,
      async softmaxProblem(rows, classes) {
        const problem = await kernels.softmaxProblem(rows, classes);
        held++;
        return { ...problem, dispose: () => void held-- };
      },
    };
    await assert.rejects(
      adapted(small, target, cancelAfter((await countSteps()) - 3), counting),
      /cancelled/,
    );
    assert.equal(held, 0);
  });

  async function countSteps(): Promise<number> {
    let steps = 0;
    await adapted(small, target, { step: () => Promise.resolve(void steps++) });
    return steps;
  }
});

function cancelAfter(left: number) {
  return {
    left,
    step() {
      return this.left-- > 0 ? Promise.resolve() : Promise.reject(new Error('cancelled'));
    },
  };
}
