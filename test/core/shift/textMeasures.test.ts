import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { plainKernels } from '../../../src/core/plainKernels';
import { permutation, seededRandom, type Random } from '../../../src/core/random';
import {
  countDocuments,
  drawDocuments,
  syntheticDocuments,
  type Document,
  type TextSide,
} from '../../../src/core/shift/documents';
import { estimateError, measureLabelShift, totalVariation } from '../../../src/core/shift/labelShift';
import { measureShift } from '../../../src/core/shift/measureShift';
import { absence, textsTogether } from '../../../src/core/shift/rarefaction';
import { trueSides } from '../../../src/core/shift/sample';
import type { ShiftMeasure } from '../../../src/core/shift/shiftMeasure';
import { unknownShare, unknownWords } from '../../../src/core/shift/unknownWords';
import { jensenShannon, vocabulary } from '../../../src/core/shift/vocabulary';
import { countWords } from '../../../src/core/shift/words';
import { uninterrupted } from '../../../src/core/steps';
import { cloud, plainTools } from './cloud';

const tools = plainTools(seededRandom(1));

const near = (actual: number, expected: number, tolerance: number): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not within ${tolerance} of ${expected}`);

const textsOf = (texts: readonly string[]): TextSide => ({ kind: 'texts', texts });

/** Words w0, w1 … with chances that fall as 1 / rank, the first `own` of them called after the domain. */
function zipf(count: number, words: number, random: Random, own = 0, name = ''): string[] {
  const total = Array.from({ length: 200 }, (_, i) => 1 / (i + 1)).reduce((a, b) => a + b, 0);
  const one = (): string => {
    let at = random() * total;
    let rank = 0;
    while ((at -= 1 / (rank + 1)) > 0 && rank < 199) rank++;
    return rank % 4 < own ? `${name}${rank}` : `w${rank}`;
  };
  return Array.from({ length: count }, () => Array.from({ length: words }, one).join(' '));
}

async function valueOf(
  measure: ShiftMeasure<readonly Document[]>,
  source: TextSide,
  target: TextSide,
  cap = 1000,
): Promise<number> {
  const { pair } = await drawDocuments(source, target, cap, seededRandom(2), () => Promise.resolve());
  return (await (await measure.prepare(pair, tools))(pair))(trueSides(pair));
}

describe('vocabulary', () => {
  it('is 1 for texts without a common word, 0 for equal counts', async () => {
    const side = (text: string) => textsOf(Array.from({ length: 30 }, () => text));
    near(await valueOf(vocabulary, side('good film'), side('bad kettle')), 1, 1e-12);
    near(await valueOf(vocabulary, side('good film'), side('film good good')), 0, 1e-12);
  });

  // p = (1/2, 1/2, 0), q = (1/2, 0, 1/2): middle (1/2, 1/4, 1/4); each side's divergence is half a bit
  it('is the hand-derived value', () => {
    near(jensenShannon([1, 1, 0], [1, 0, 1]), 0.5, 1e-12);
    assert.equal(jensenShannon([0, 0], [1, 2]), 0);
  });

  it('lies between 0 and 1, and is the same both ways round', () => {
    const counts = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 1 });
    fc.assert(
      fc.property(counts, (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const value = jensenShannon(a, b);
        assert.ok(value >= -1e-12 && value <= 1 + 1e-12);
        near(jensenShannon(b, a), value, 1e-12);
      }),
    );
  });
});

describe('unknown words', () => {
  it('is the share of the target’s words that the source never uses, once a text', async () => {
    const source = textsOf(Array.from({ length: 40 }, () => 'the film is good'));
    const target = textsOf(Array.from({ length: 40 }, () => 'the kettle is loud the the'));
    near(await valueOf(unknownWords, source, target), 0.5, 1e-12);
    near(await valueOf(unknownWords, target, source), 0.5, 1e-12);
  });

  it('counts the mean over all draws of so many source texts, as drawing them does', () => {
    const [n, drawn] = [12, 5];
    const absent = absence(n, drawn);
    assert.equal(absent[0], 1);
    assert.equal(absent[n], 0);
    near(absent[1]!, 1 - drawn / n, 1e-12);
    near(absent[3]!, (7 * 6 * 5) / (12 * 11 * 10), 1e-12);
    const random = seededRandom(3);
    let missed = 0;
    for (let i = 0; i < 20_000; i++)
      if (permutation(n, random).subarray(0, drawn).every((at) => at >= 3)) missed++; // prettier-ignore
    near(missed / 20_000, absent[3]!, 0.01);
    near(
      unknownShare(Int32Array.of(3, 0, 12), Int32Array.of(2, 1, 1), absent),
      (2 * absent[3]! + 1) / 4,
      1e-12,
    );
  });
});

describe('a measure of words', () => {
  it('does not move with the size of the files', async () => {
    const random = seededRandom(4);
    const [source, target] = [zipf(1600, 30, random, 1, 'a'), zipf(1600, 30, random, 1, 'b')];
    for (const measure of [vocabulary, unknownWords]) {
      const [few, many] = await Promise.all(
        [200, 1600].map((cap) => valueOf(measure, textsOf(source), textsOf(target), cap)),
      );
      near(few! / many!, 1, 0.05);
    }
  });

  it('says of a domain known by counts what it says of its texts', async () => {
    const random = seededRandom(5);
    const [source, target] = [zipf(1000, 30, random, 1, 'a'), zipf(500, 30, random, 1, 'b')];
    const counts = await countWords(source, new Int32Array(1000).fill(-1), 2, uninterrupted);
    for (const measure of [vocabulary, unknownWords]) {
      const [byTexts, byCounts] = [textsOf(source), { kind: 'counts', words: counts } as const];
      const expected = await valueOf(measure, byTexts, textsOf(target));
      near((await valueOf(measure, byCounts, textsOf(target))) / expected, 1, 0.05);
    }
  });

  it('draws texts that hold words as often as counted', () => {
    const counts = new Map([['always', [3, 5, 0]], ['half', [2, 2, 0]]]); // prettier-ignore
    const made = syntheticDocuments({ counts, documents: [3, 5, 0] }, 4000, new Map(), seededRandom(6));
    const found = countDocuments(made, [...made.keys()], new Int32Array(2));
    assert.equal(found[0], 4000);
    near(found[1]! / 4000, 0.5, 0.03);
  });

  it('looks at 100 texts together, at half of a side where there are fewer', () => {
    assert.deepEqual([1000, 200, 120, 1].map((perSide) => textsTogether({ perSide })), [100, 100, 60, 1]); // prettier-ignore
  });
});

describe('label shift', () => {
  const counted = async (source: number[], counts: number[], random = seededRandom(7)) =>
    (await measureLabelShift(source, { kind: 'counted', counts }, { random, pause }))!;
  const pause = () => Promise.resolve();

  it('is the difference of the positive shares, and half the sum of differences of several', async () => {
    near((await counted([50, 50], [20, 80])).value, 0.3, 1e-12);
    near(totalVariation([0.5, 0.3, 0.2], [0.2, 0.3, 0.5]), 0.3, 1e-12);
  });

  it('lies in its band where shares are equal, with a wide one for few labels', async () => {
    const few = await counted([5000, 5000], [10, 10]);
    const many = await counted([5000, 5000], [1000, 1000]);
    assert.ok(few.nullBand[1] > 0.15 && many.nullBand[1] < 0.05);
    assert.equal(few.rows, 20);
    assert.equal(few.p, 1);
    assert.equal((await counted([900, 100], [100, 900])).p, 1 / 400);
  });

  it('keeps its level on labels from the same shares', async () => {
    const random = seededRandom(8);
    let alarms = 0;
    for (let i = 0; i < 200; i++) {
      const draw = () => {
        const ones = Array.from({ length: 60 }, random).filter((at) => at < 0.4).length;
        return [60 - ones, ones];
      };
      if ((await counted(draw(), draw(), random)).p! <= 0.05) alarms++;
    }
    assert.ok(alarms <= 18, `${alarms} alarms`); // more has probability 0.5 %
  }).timeout(10_000);

  it('of estimated shares is marked, without p, and believed only beyond the estimate’s own error', async () => {
    const estimated = { kind: 'estimated', shares: [0.4, 0.6], rows: 5000 } as const;
    const measured = (await measureLabelShift([50, 50], estimated, { random: seededRandom(7), pause }))!;
    assert.equal(measured.estimated, true);
    assert.equal(measured.p, null);
    assert.ok(measured.nullBand[1] >= estimateError && measured.value < measured.nullBand[1]);
  });

  it('is null where a side has no labels', async () => {
    assert.equal(await counted([0, 0], [1, 1]), null);
  });

  it('pauses while it draws', async () => {
    let pauses = 0;
    const tools = { random: seededRandom(1), pause: () => Promise.resolve(void pauses++) };
    await measureLabelShift([5, 5], { kind: 'counted', counts: [4, 6] }, tools);
    assert.equal(pauses, 39);
  });
});

describe('measuring the shift with texts and labels', () => {
  const random = seededRandom(9);
  const input = {
    source: cloud(60, 3, random),
    target: cloud(60, 3, random, { shift: 2 }),
    texts: {
      source: textsOf(zipf(60, 40, random, 1, 'a')),
      target: textsOf(zipf(60, 20, random, 1, 'b')),
    },
    labels: { source: [30, 30], target: { kind: 'counted' as const, counts: [5, 55] } },
    seed: 1,
    kernels: plainKernels,
    steps: uninterrupted,
  };

  it('puts what differs outside its band, group by group', async () => {
    const measured = (await measureShift(input)).slice(6);
    assert.deepEqual(measured.map(({ name }) => name), ['vocabulary', 'unknown-words', 'length', 'label-shift']); // prettier-ignore
    for (const { name, value, nullBand } of measured)
      assert.ok(value > nullBand[1], `${name}: ${value} in [${nullBand.join(', ')}]`);
    assert.ok(measured[2]!.p! < 0.001);
  });

  it('leaves length out where only counts of words are known, and keeps the vectors’ numbers', async () => {
    const counts = await countWords(zipf(60, 40, random), new Int32Array(60).fill(-1), 2, uninterrupted);
    const source = { kind: 'counts' as const, words: counts };
    const measured = await measureShift({ ...input, texts: { ...input.texts, source }, labels: null });
    assert.deepEqual(measured.slice(6).map(({ name }) => name), ['vocabulary', 'unknown-words']); // prettier-ignore
    const alone = await measureShift({ ...input, texts: null, labels: null });
    assert.deepEqual(measured.slice(0, 6), alone);
  });

  it('keeps words and lengths of halves of one domain inside their bands', async () => {
    let above = 0;
    for (let run = 0; run < 20; run++) {
      const texts = { source: textsOf(zipf(80, 30, random)), target: textsOf(zipf(80, 30, random)) };
      const measured = await measureShift({ ...input, texts, labels: null, seed: run });
      above += measured.slice(6).filter(({ value, nullBand }) => value > nullBand[1]).length;
    }
    assert.ok(above <= 7, `${above} of 60 above the band`); // mean 1.5 to 3
  }).timeout(30_000);
});
