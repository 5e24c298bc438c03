import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Random } from '../../../src/core/random';
import { permutation, seededRandom } from '../../../src/core/random';
import { labelAssociations } from '../../../src/core/shift/labelAssociations';
import { trueFlips, twoSidedP } from '../../../src/core/shift/trueFlips';
import { countWords } from '../../../src/core/shift/words';
import { uninterrupted } from '../../../src/core/steps';
import type { Reviews } from './reviews';
import { makeReviews } from './reviews';

const count = ({ texts, labels }: Reviews) => countWords(texts, labels, 2, uninterrupted);
const flipsBetween = async (source: Reviews, target: Reviews) =>
  labelAssociations(await count(source), await count(target), 1).polarityFlips;

describe('Polarity flips in reviews', function () {
  this.timeout(60_000);
  const planted = Array.from({ length: 20 }, (_, i) => `planted${String.fromCharCode(97 + i)}`);
  const each = (shares: [number, number]) => Object.fromEntries(planted.map((word) => [word, shares]));

  for (const [name, source, target] of [
    ['common', [0.05, 0.15], [0.15, 0.05]],
    ['rarer', [0.02, 0.07], [0.07, 0.02]],
    ['weak in the target', [0.02, 0.1], [0.08, 0.03]],
  ] as [string, [number, number], [number, number]][])
    it(`are 18 of 20 planted ones or more among the first 25, where they are ${name}`, async () => {
      for (const seed of [1, 2, 3]) {
        const random = seededRandom(seed);
        const found = await flipsBetween(
          makeReviews(2000, random, { topic: 'film', planted: each(source) }),
          makeReviews(2000, random, { topic: 'pan', planted: each(target) }),
        );
        const hits = found.slice(0, 25).filter(({ word }) => planted.includes(word)).length;
        assert.ok(hits >= 18, `seed ${seed}: ${hits} of ${found.length}`);
      }
    });

  it('are hardly ever found between the halves of one domain', async () => {
    let [found, tested] = [0, 0];
    for (let seed = 0; seed < 20; seed++) {
      const random = seededRandom(100 + seed);
      const [first, second] = halves(makeReviews(1200, random), random);
      const [a, b] = [await count(first), await count(second)];
      found += labelAssociations(a, b, 1).polarityFlips.length;
      tested += [...a.counts].filter(
        ([word, n]) => total(n) >= 10 && total(b.counts.get(word) ?? []) >= 10,
      ).length;
    }
    // with 95 % intervals alone, one word in 800 without any association passes by chance
    assert.ok(tested / 800 > 10, `only ${tested} words were tested`);
    assert.ok(found <= 1, `${found} flips`);
  });
});

const total = (counts: readonly number[]): number => counts.reduce((all, each) => all + each, 0);

function halves({ texts, labels }: Reviews, random: Random): [Reviews, Reviews] {
  const order = permutation(texts.length, random);
  const take = (rows: Uint32Array): Reviews => ({
    texts: Array.from(rows, (i) => texts[i]!),
    labels: Int32Array.from(rows, (i) => labels[i]!),
  });
  return [take(order.subarray(0, texts.length / 2)), take(order.subarray(texts.length / 2))];
}

describe('The false discovery rate of flips', () => {
  // scipy.stats.norm.sf(z) * 2
  it('rests on two-sided p-values of the normal distribution', () => {
    for (const [z, p] of [
      [0, 1],
      [1, 0.317310507863],
      [1.959964, 0.05],
      [3, 0.002699796063],
      [4, 6.334248e-5],
    ] as const)
      // prettier-ignore
      assert.ok(Math.abs(twoSidedP(z) - p) < 2e-7, `${z}: ${twoSidedP(z)}`);
  });

  // By hand: p of 2, 3 and 4 standard errors are 0.0455, 0.0027 and 0.0000633. [4, 3] is tried with [4, 2]
  // at p = 0.0027: 0.0027 x 2 <= 0.1 x 1; [4, 2] at 0.0455: 3 tried of 3, 0.0455 x 3 = 0.137 <= 0.1 x 2.
  it('counts as tried only what the surer side lets pass', () => {
    const effects: [number, number][] = [[4, 3], [4, 2], [3, 0.5], [1, 1]]; // prettier-ignore
    assert.deepEqual(trueFlips(effects, (effect) => effect), [[4, 3], [4, 2]]); // prettier-ignore
    const more: [number, number][] = [
      ...effects,
      ...Array.from({ length: 2 }, (): [number, number] => [5, 0.1]),
    ];
    assert.deepEqual(trueFlips(more, (effect) => effect), [[4, 3]]); // prettier-ignore
  });

  it('keeps the surest, whatever is tried: what stays is surer on its weaker side than what goes', () => {
    const z = fc.double({ min: 0, max: 8, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(z, z), { maxLength: 40 }), (effects) => {
        const kept = new Set(trueFlips(effects, (effect) => effect));
        const weaker = (keep: boolean) =>
          effects.filter((e) => kept.has(e) === keep).map((e) => Math.min(...e));
        assert.ok(Math.min(...weaker(true)) >= Math.max(...weaker(false)) - 1e-6);
      }),
    );
  });
});
