import assert from 'node:assert/strict';
import { duplicateGroups } from '../../src/core/data/duplicates';
import type { Head } from '../../src/core/learn/head';
import { probabilities } from '../../src/core/learn/head';
import { evaluate } from '../../src/core/learn/evaluation';
import type { Matrix } from '../../src/core/matrix';
import { stackRows, zeros } from '../../src/core/matrix';
import { uninterrupted } from '../../src/core/steps';
import type { Steps } from '../../src/core/steps';
import type { LabeledVectors } from '../../src/core/transfer/strategy';
import type { TransferInput } from '../../src/core/transfer/transfer';
import { transfer } from '../../src/core/transfer/transfer';
import { createOnnxKernels } from '../../src/engine/kernels';
import { planted as domain, plantedDim as dim } from './transfer/planted';

const kernels = createOnnxKernels(1);

function distinct(labeled: LabeledVectors): Int32Array {
  return Int32Array.from(labeled.labels, (_, i) => i);
}

/** Options of `transfer`, and which target rows hold the same text. */
type Others = Partial<TransferInput> & { groups?: Int32Array };

async function compare(target: LabeledVectors, { groups = distinct(target), ...others }: Others = {}) {
  const classes = Math.max(2, 1 + Math.max(...target.labels, ...(others.source?.labels ?? [])));
  const outcome = await transfer({
    vectors: target.vectors,
    labeled: { ...target, groups, tokens: null },
    source: null,
    shipped: null,
    labels: Array.from({ length: classes }, (_, k) => `label ${k}`),
    set: 'standard',
    pinned: null,
    seed: 1,
    kernels,
    steps: uninterrupted,
    ...others,
  });
  const { comparison, head } = outcome!;
  return { ...comparison!, head };
}

function accuracy(head: Head, on: LabeledVectors): number {
  return evaluate(probabilities(head, on.vectors), on.labels).accuracy.mean;
}

function named(found: Awaited<ReturnType<typeof compare>>, name: string) {
  return found.strategies.find((each) => each.name === name)!;
}

describe('comparing strategies', () => {
  it('uses a source of the same task when the target has few rows, and gains by it', async () => {
    const target = domain({ rows: 40, seed: 1 });
    const found = await compare(target, { source: domain({ rows: 800, seed: 2 }) });
    assert.notEqual(found.chosen, 'target-only');
    assert.ok(named(found, found.chosen).difference!.mean > 0);
    const alone = await compare(target);
    const fresh = domain({ rows: 4000, seed: 3 });
    const gain = accuracy(found.head, fresh) - accuracy(alone.head, fresh);
    assert.ok(gain > 0.02, `gain ${gain}`);
  });

  it('does not let a source with swapped labels hurt: target-only is chosen, and the harm is shown', async () => {
    const target = domain({ rows: 200, seed: 1 });
    const source = domain({ rows: 800, seed: 2, turn: 1 });
    const found = await compare(target, { source });
    assert.equal(found.chosen, 'target-only');
    assert.ok(named(found, 'source-only').accuracy.high < 0.5);
    for (const name of ['source-only', 'prior-corrected', 'centred', 'self-training', 'pooled']) {
      assert.ok(named(found, name).difference!.high < 0, `${name} is surely worse`);
    }
    assert.equal(named(found, 'target-only').difference, null);
    assert.ok(named(found, 'target-only').differenceToSource!.low > 0);
    assert.equal(named(found, 'source-only').differenceToSource, null);
  });

  it('prefers fewer moving parts when nothing tells the strategies apart', async () => {
    const target = domain({ rows: 360, seed: 1, signal: 8 });
    const found = await compare(target, { source: domain({ rows: 300, seed: 2, signal: 8 }) });
    assert.equal(found.chosen, 'target-only');
    const { low, high } = named(found, 'pooled').difference!;
    assert.ok(low < 0 && high > 0, 'equal figures are no proof of equality');
  });

  it('with fewer than 350 labels it then prefers what would be saved without them', async () => {
    const source = domain({ rows: 300, seed: 2, signal: 8 });
    const found = await compare(domain({ rows: 300, seed: 1, signal: 8 }), { source });
    assert.equal(found.chosen, 'self-training');
  });

  it('promises what the head keeps: over 12 targets the honest interval holds the true accuracy 10 times or more', async () => {
    const fresh = domain({ rows: 4000, seed: 99 });
    let kept = 0;
    let bias = 0;
    for (let seed = 10; seed < 22; seed++) {
      const { honest, head } = await compare(domain({ rows: 150, seed }));
      const truly = accuracy(head, fresh);
      bias += (honest.accuracy.mean - truly) / 12;
      if (honest.accuracy.low <= truly && truly <= honest.accuracy.high) kept++;
    }
    assert.ok(kept >= 10, `held ${kept} of 12`);
    assert.ok(Math.abs(bias) < 0.03, `bias ${bias}`);
  });

  it('does not promise more than chance when labels mean nothing, however many strategies compete', async () => {
    let mean = 0;
    let gain = 0;
    for (let seed = 100; seed < 112; seed++) {
      const target = domain({ rows: 100, seed, signal: 0 });
      const found = await compare(target, { source: domain({ rows: 100, seed: seed + 500, signal: 0 }) });
      mean += found.honest.accuracy.mean / 12;
      gain += found.sourceDifference!.mean / 12;
    }
    // 1,200 meaningless rows: 0.5 +- 0.03 (two standard errors)
    assert.ok(Math.abs(mean - 0.5) < 0.03, `mean ${mean}`);
    // of two heads that agree on half of the rows: sqrt(0.5 / 1200) = 0.02
    assert.ok(gain < 0.04, `the best of seven useless uses of the source seems to gain ${gain}`);
  });

  it('calibrates: the head is as sure as it is right on fresh rows', async () => {
    const found = await compare(domain({ rows: 1000, seed: 1 }));
    const fresh = domain({ rows: 4000, seed: 3 });
    const { ece } = evaluate(probabilities(found.head, fresh.vectors), fresh.labels);
    assert.ok(ece < 0.04, `ece ${ece}`);
    assert.ok(found.honest.ece < 0.06, `honest ${found.honest.ece}`);
  });

  it('is not fooled by rows that repeat: meaningless labels stay at chance with five copies of each text', async () => {
    const once = domain({ rows: 60, seed: 1, signal: 0 });
    const five = [1, 2, 3, 4].reduce<LabeledVectors>(
      (all) => ({
        vectors: stackRows(all.vectors, once.vectors),
        labels: Int32Array.of(...all.labels, ...once.labels),
      }),
      once,
    );
    const texts = Array.from(five.labels, (_, i) => `Text ${i % 60}${' '.repeat(i % 3)}`);
    const apart = await compare(five, { groups: duplicateGroups(texts) });
    assert.ok(apart.honest.accuracy.low < 0.5, `low ${apart.honest.accuracy.low}`);
    const mixed = await compare(five);
    assert.ok(mixed.honest.accuracy.mean > 0.6, 'ungrouped copies would have promised too much');
  });

  it('takes a head that came with the source as it is, its logits divided by its temperature', async () => {
    const weight: Matrix = { data: new Float32Array(2 * dim), rows: 2, dim };
    weight.data[0] = 3;
    weight.data[dim + 1] = 3;
    const head = { labels: ['a', 'b'], weight, bias: new Float32Array(2), temperature: 2 };
    const target = domain({ rows: 30, seed: 1, signal: 1 });
    const source = domain({ rows: 200, seed: 2, signal: 1 });
    const found = await compare(target, {
      source,
      shipped: { head, heldOut: { mean: 0.9, low: 0.8, high: 0.95, rows: 50 } },
      pinned: 'source-only',
    });
    assert.equal(named(found, 'source-only').accuracy.mean, accuracy(head, target));
    assert.equal(found.chosen, 'source-only');
    assert.deepEqual(
      found.head.weight.data,
      weight.data.map((value) => value / 2),
    );
    assert.ok(found.head.temperature !== 1);
  });

  it('compares the standard strategies, and the extra one that is pinned, fewest moving parts first', async () => {
    const target = domain({ rows: 30, seed: 1 });
    const source = domain({ rows: 60, seed: 2 });
    const names = async (others: Partial<TransferInput>) =>
      (await compare(target, others)).strategies.map(({ name }) => name);
    const standard = ['target-only', 'source-only', 'prior-corrected', 'centred', 'self-training'];
    const learning = ['pooled', 'weighted', 'anchored'];
    assert.deepEqual(await names({}), ['target-only']);
    assert.deepEqual(await names({ source }), [...standard, ...learning]);
    assert.deepEqual(await names({ source, pinned: 'coral' }), [...standard, ...learning, 'coral']);
    assert.deepEqual(await names({ source, set: 'all' }), [
      ...standard,
      ...learning,
      ...['coral', 'subspace-alignment', 'importance-weighting', 'kernel-mean-matching'],
    ]);
  });

  it('saves the pinned strategy whatever the score says, and promises no more than it does', async () => {
    const target = domain({ rows: 200, seed: 1 });
    const source = domain({ rows: 800, seed: 2, turn: 1 });
    const found = await compare(target, { source, pinned: 'source-only' });
    assert.deepEqual([found.chosen, found.best === 'source-only'], ['source-only', false]);
    assert.equal(found.honest.accuracy.mean, named(found, 'source-only').accuracy.mean);
    assert.ok(accuracy(found.head, domain({ rows: 1000, seed: 3 })) < 0.5);
    await assert.rejects(compare(target, { pinned: 'pooled' }), /pooled does not apply/);
  });

  it('finds a class of one row in twelve, judged by macro F1', async () => {
    const target = domain({ rows: 360, seed: 1, first: 11 / 12, signal: 2 });
    const found = await compare(target);
    const fresh = domain({ rows: 2000, seed: 2, first: 11 / 12, signal: 2 });
    const { perClass } = evaluate(probabilities(found.head, fresh.vectors), fresh.labels);
    assert.ok(perClass[1]!.recall > 0.5, `recall ${perClass[1]!.recall}`);
    assert.ok(found.honest.macroF1.mean > 0.7, `macro F1 ${found.honest.macroF1.mean}`);
  });

  it('copes with a class that the source lacks', async () => {
    const target = domain({ rows: 150, classes: 3, seed: 1, signal: 3 });
    const found = await compare(target, { source: domain({ rows: 300, classes: 2, seed: 2, signal: 3 }) });
    assert.ok(named(found, 'source-only').accuracy.mean < named(found, 'target-only').accuracy.mean);
    assert.ok([...found.head.weight.data, ...found.head.bias].every(Number.isFinite));
    assert.ok(found.honest.accuracy.mean > 0.7, `${found.honest.accuracy.mean}`);
  });

  it('works for 12 classes', async () => {
    const found = await compare(domain({ rows: 360, classes: 12, seed: 1, signal: 4 }));
    assert.ok(found.honest.accuracy.mean > 0.8, `${found.honest.accuracy.mean}`);
    assert.equal(found.head.bias.length, 12);
  });

  it('works for two rows a class, and says how little that tells', async () => {
    const target = { vectors: domain({ rows: 4, seed: 1 }).vectors, labels: Int32Array.of(0, 1, 0, 1) };
    const found = await compare(target, { source: domain({ rows: 50, seed: 2 }) });
    const { low, high } = found.honest.accuracy;
    assert.ok(high - low > 0.4, `${low} to ${high}`);
    const { difference } = named(found, 'pooled');
    assert.ok(difference!.high - difference!.low > 0.3);
  });

  it('refuses what cannot be compared on', async () => {
    const { vectors } = domain({ rows: 6, seed: 1 });
    const labels = Int32Array.of(0, 1, 0, 1, 0, 1);
    const refused = (labeled: Int32Array, groups = distinct({ vectors, labels })) =>
      assert.rejects(compare({ vectors, labels: labeled }, { groups: groups }), RangeError);
    await refused(new Int32Array(6));
    await refused(Int32Array.of(0, 0, 0, 0, 0, 1));
    await refused(labels, new Int32Array(6));
    const longer = {
      vectors: zeros(2, dim + 1),
      labels: Int32Array.of(0, 1),
      groups: Int32Array.of(0, 1),
    };
    await assert.rejects(compare({ vectors, labels }, { source: longer }), RangeError);
  });

  it('gives the same bits for the same seed', async () => {
    const input = { source: domain({ rows: 200, seed: 2 }), seed: 7 };
    const target = domain({ rows: 90, seed: 1 });
    assert.deepEqual(await compare(target, input), await compare(target, input));
  });

  it('reports progress that only grows and ends at its total', async () => {
    const seen: [number, number][] = [];
    const steps: Steps = { step: (done, total) => Promise.resolve(void seen.push([done, total])) };
    await compare(domain({ rows: 60, seed: 1 }), { source: domain({ rows: 60, seed: 2 }), steps });
    seen.forEach(([done], i) => assert.ok(done >= (seen[i - 1]?.[0] ?? 0)));
    const [done, total] = seen.at(-1)!;
    assert.equal(done, total);
    assert.ok(seen.length > 50);
  });

  it('stops at the step that is cancelled', async () => {
    let left = 20;
    const steps: Steps = {
      step: () => (left-- > 0 ? Promise.resolve() : Promise.reject(new Error('cancelled'))),
    };
    await assert.rejects(compare(domain({ rows: 60, seed: 1 }), { steps }), /cancelled/);
    assert.equal(left, -1);
  });
});
