import assert from 'node:assert/strict';
import { evaluate } from '../../../src/core/learn/evaluation';
import { headScores, probabilities } from '../../../src/core/learn/head';
import { seededRandom } from '../../../src/core/random';
import { uninterrupted } from '../../../src/core/steps';
import { wantsLexical } from '../../../src/core/transfer/lexicalChannel';
import type { LabeledVectors } from '../../../src/core/transfer/strategy';
import { transfer } from '../../../src/core/transfer/transfer';
import { createOnnxKernels } from '../../../src/engine/kernels';
import { planted } from './planted';

const kernels = createOnnxKernels(1);

/** Eight of 60 common words, and with `telling` one of five words of the label's own in two of three texts. */
function tokensOf({ labels }: LabeledVectors, seed: number, telling: boolean): Int32Array[] {
  const random = seededRandom(seed);
  const below = (n: number) => Math.floor(random() * n);
  return Array.from(labels, (label) => {
    const ids = Array.from({ length: 8 }, () => below(60));
    if (telling && below(3) < 2) ids[below(8)] = 100 + 10 * label + below(5);
    return Int32Array.from(ids);
  });
}

async function learn(target: LabeledVectors, tokens: Int32Array[]) {
  const groups = Int32Array.from(target.labels, (_, i) => i);
  const outcome = await transfer({
    vectors: target.vectors,
    labeled: { ...target, groups, tokens },
    source: null,
    shipped: null,
    labels: Array.from({ length: 1 + Math.max(...target.labels) }, (_, k) => `label ${k}`),
    set: 'standard',
    pinned: null,
    seed: 1,
    kernels,
    steps: uninterrupted,
  });
  return { head: outcome!.head, comparison: outcome!.comparison! };
}

describe('the lexical channel', () => {
  for (const classes of [2, 3])
    it(`speaks when the label stands in the words and not in the vectors, ${classes} classes`, async () => {
      const target = planted({ rows: 450, seed: 1, classes, signal: 0 });
      const { head, comparison } = await learn(target, tokensOf(target, 2, true));
      assert.equal(comparison.strategies[0]!.lexical, true);
      const fresh = planted({ rows: 2000, seed: 3, classes, signal: 0 });
      const words = probabilities(head, fresh.vectors, tokensOf(fresh, 4, true));
      const { mean } = evaluate(words, fresh.labels).accuracy;
      // the vectors alone guess; they keep the louder voice (spread 1 to 0.35), so not all that the words tell is heard
      assert.ok(mean > 1 / classes + 0.12, `${mean}`);
      assert.ok(comparison.honest.accuracy.low < mean, 'no more is promised than is kept');
    });

  it('is silent where words are noise: in at least 4 of 5 targets', async () => {
    let silent = 0;
    for (let seed = 10; seed < 15; seed++) {
      const target = planted({ rows: 320, seed, signal: 1.2 });
      const { head, comparison } = await learn(target, tokensOf(target, seed + 50, false));
      assert.equal(head.lexical !== undefined, comparison.strategies[0]!.lexical);
      if (!head.lexical) silent++;
    }
    assert.ok(silent >= 4, `silent in ${silent}`);
  });

  it('adds to the head on vectors alone: scores without known words are those of the vectors', async () => {
    const target = planted({ rows: 320, seed: 1, signal: 0.5 });
    const { head } = await learn(target, tokensOf(target, 2, true));
    const { lexical, ...plain } = head;
    assert.ok(lexical);
    const empty = Array.from(target.labels, () => new Int32Array(0));
    assert.deepEqual(headScores(head, target.vectors, empty), headScores(plain, target.vectors));
    assert.throws(() => headScores(head, target.vectors), RangeError);
    assert.throws(() => headScores(head, target.vectors, empty.slice(1)), RangeError);
  });

  it('is not asked below 300 labeled rows, nor above 5,000', () => {
    assert.deepEqual([299, 300, 5000, 5001].map(wantsLexical), [false, true, true, false]);
  });
});
