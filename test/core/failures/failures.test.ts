import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { byLabel } from '../../../src/core/failures/byLabel';
import { findFailures } from '../../../src/core/failures/findFailures';
import type { JudgedRows } from '../../../src/core/failures/heldOutRows';
import { judge } from '../../../src/core/failures/heldOutRows';
import { mistakesOf } from '../../../src/core/failures/mistakes';
import type { Part } from '../../../src/core/failures/parts';
import { quantileParts, topicParts } from '../../../src/core/failures/parts';
import { reliability } from '../../../src/core/failures/reliability';
import { slicesOf } from '../../../src/core/failures/slices';
import { normal95, normalQuantile } from '../../../src/core/learn/intervals';
import { seededRandom } from '../../../src/core/random';
import { uninterrupted } from '../../../src/core/steps';
import type { Interval } from '../../../src/protocol/interval';
import fixture from '../../fixtures/failures.json';

function close(actual: number, expected: number, tolerance = 1e-9, what = ''): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what} ${actual}, expected ${expected}`);
}

function sameInterval(actual: Interval | null, expected: Interval): void {
  for (const end of ['mean', 'low', 'high'] as const) close(actual![end], expected[end], 1e-9, end);
}

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

/** Rows of two labels: the probability of what was predicted, and whether it is right. The truth is always 0. */
function rowsOf(answers: readonly { p: number; right: boolean; group?: number }[]): JudgedRows {
  const data = Float32Array.from(answers.flatMap(({ p, right }) => (right ? [p, 1 - p] : [1 - p, p])));
  return judge({
    labels: ['good', 'bad'],
    probabilities: { data, rows: answers.length, dim: 2 },
    truth: new Int32Array(answers.length),
    groups: Int32Array.from(answers, ({ group }, i) => group ?? i),
    numbers: answers.map((_, i) => i + 1),
  });
}

const pause = () => Promise.resolve();
const chance = () => ({ random: seededRandom(5), steps: uninterrupted });

describe('where a model fails', () => {
  for (const each of fixture.cases) {
    const rows = each.truth.length;
    const heldOut = {
      labels: upTo(each.classes).map((k) => `label ${k}`),
      probabilities: { data: Float32Array.from(each.probabilities), rows, dim: each.classes },
      truth: Int32Array.from(each.truth),
      groups: Int32Array.from(upTo(rows)),
      numbers: upTo(rows).map((i) => i + 1),
    };
    const values = { lengths: Float64Array.from(each.lengths), distances: null, topics: null };

    it(`has NumPy's figures: ${rows} rows, ${each.classes} labels`, async () => {
      const { failures, slices } = await findFailures(heldOut, values, chance());
      assert.deepEqual(failures.confusion, each.confusion);
      failures.byLabel.forEach(({ recall, precision }, k) => {
        sameInterval(recall, each.recall[k]!);
        sameInterval(precision, each.precision[k]!);
      });
      assert.deepEqual(
        failures.reliability.bins.map((bin) => bin.rows),
        each.bins.map((bin) => bin.rows),
      );
      failures.reliability.bins.forEach((bin, b) => {
        close(bin.confidence, each.bins[b]!.confidence);
        sameInterval(bin.accuracy, each.bins[b]!.accuracy);
      });
      close(failures.reliability.ece, each.ece);
      const lengths = slices.filter(({ kind }) => kind === 'length').toSorted((a, b) => a.from! - b.from!);
      assert.deepEqual(
        lengths.map(({ from, to, part, of }) => ({ from, to, part, of })),
        each.byLength.map(({ from, to }, k) => ({ from, to, part: k + 1, of: 5 })),
      );
      lengths.forEach(({ accuracy }, k) => sameInterval(accuracy, each.byLength[k]!.accuracy));
    });

    it(`draws perfect calibration as NumPy does: ${rows} rows`, async () => {
      const { expectedEce, chanceEce } = (await findFailures(heldOut, values, chance())).failures.reliability;
      // 200 draws of a figure whose spread is about a quarter of it: three standard errors
      close(expectedEce, each.expectedEce, each.expectedEce * 0.06);
      chanceEce!.forEach((end, i) => close(end, each.chanceEce[i]!, each.expectedEce * 0.2));
    });
  }

  it('reports while it works, and stops when cancelled', async () => {
    const rows = rowsOf(upTo(90).map((i) => ({ p: 0.8, right: i % 4 > 0 })));
    const values = { lengths: Float64Array.from(upTo(90)), distances: null, topics: null };
    const seen: number[] = [];
    const steps = { step: (done: number, total: number) => Promise.resolve(void seen.push(done / total)) };
    await findFailures(rows, values, { random: seededRandom(1), steps });
    assert.ok(seen.length >= 40 && seen.every((share) => share <= 1), `${seen.length} steps`);
    const cancelled = { step: () => Promise.reject(new Error('cancelled')) };
    await assert.rejects(
      findFailures(rows, values, { random: seededRandom(1), steps: cancelled }),
      /cancelled/,
    );
  });

  it('refuses parts that do not belong together', () => {
    const rows = rowsOf([{ p: 0.8, right: true }]);
    assert.throws(() => judge({ ...rows, numbers: [1, 2] }), RangeError);
  });
});

describe('reliability', () => {
  const random = () => seededRandom(1);

  it('keeps at least 30 rows a bin, 15 bins at most, one where there are few', async () => {
    const bins = async (n: number) => {
      const rows = rowsOf(upTo(n).map((i) => ({ p: 0.5 + (i % 50) / 101, right: true })));
      return (await reliability(rows, random(), pause)).bins;
    };
    const counts: number[] = [];
    for (const n of [25, 59, 60, 300, 449, 450, 5000]) counts.push((await bins(n)).length);
    assert.deepEqual(counts, [1, 1, 2, 10, 14, 15, 15]);
    assert.ok((await bins(449)).every(({ rows }) => rows >= 30));
  });

  it('finds calibrated answers within chance, and boastful ones beyond it', async () => {
    const drawn = (stated: (p: number) => number) => {
      const luck = seededRandom(7);
      const answers = upTo(1000).map(() => {
        const p = 0.5 + luck() / 2;
        return { p: stated(p), right: luck() < p };
      });
      return reliability(rowsOf(answers), random(), pause);
    };
    const honest = await drawn((p) => p);
    assert.ok(honest.ece <= honest.chanceEce![1]);
    const boastful = await drawn((p) => Math.min(0.999, p + 0.1));
    assert.ok(boastful.ece > boastful.chanceEce![1]);
  });

  it('draws rows of one text together: repeating them makes chance no smaller', async () => {
    const once = upTo(300).map((i) => ({ p: 0.55 + (i % 40) / 100, right: i % 4 > 0, group: i }));
    const expected = async (times: number) =>
      (await reliability(rowsOf(upTo(times).flatMap(() => once)), random(), pause)).expectedEce;
    const [four, one] = [await expected(4), await expected(1)];
    // 10 bins once, 15 four times over: the error may even grow, but not halve as with 1,200 different texts
    assert.ok(four > 0.9 * one, `${four} ${one}`);
  });
});

describe('slices of the rows', () => {
  it('are fifths from 200 rows, thirds from 60, none below', () => {
    const parts = (n: number) => quantileParts('length', Float64Array.from(upTo(n))).length;
    assert.deepEqual([59, 60, 199, 200].map(parts), [0, 3, 3, 5]);
  });

  it('hold every row once, equal values together, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 60, maxLength: 300 }), (values) => {
        const parts = quantileParts('length', Float64Array.from(values));
        if (parts.length === 0) return;
        const members = parts.flatMap((part) => part.members).toSorted((a, b) => a - b);
        assert.deepEqual(members, upTo(values.length));
        parts.forEach(({ of }, i) => {
          assert.deepEqual([of.part, of.of], [i + 1, parts.length]);
          if (i > 0) assert.ok(parts[i - 1]!.of.to! < of.from!);
        });
      }),
    );
  });

  it('are none where all values are equal', () => {
    assert.deepEqual(quantileParts('length', new Float64Array(500).fill(7)), []);
  });

  /** The first `weak` of n rows are right once in two, the others nine times in ten. */
  const weakFirst = (n: number, weak: number) =>
    rowsOf(upTo(n).map((i) => ({ p: 0.6 + (i % 7) / 20, right: i < weak ? i % 2 > 0 : i % 10 > 0 })));
  const part = (members: number[], name: string) => ({
    of: { kind: 'topic' as const, words: [name] },
    members,
  });

  it('stand worst first, never with under 20 rows', async () => {
    const rows = weakFirst(300, 100);
    const parts = [part(upTo(300).slice(100), 'rest'), part(upTo(100), 'weak'), part(upTo(19), 'small')];
    const found = await slicesOf(rows, parts, pause);
    assert.deepEqual(
      found.map(({ slice }) => [slice.words![0], slice.rows, slice.surelyWorse]),
      [
        ['weak', 100, true],
        ['rest', 200, false],
      ],
    );
    // hand-derived: 50 of 100, Wilson 0.5 -+ 1.96 sqrt(0.25/100 + 1.96^2/40000) / (1 + 1.96^2/100)
    sameInterval(found[0]!.slice.accuracy, { mean: 0.5, low: 0.4038315303659956, high: 0.5961684696340044 });
  });

  it('count as surely worse by an interval that widens with their number', async () => {
    // 15 of 22 right: alone surely below 90 %, as one of 40 no more
    const rows = rowsOf(upTo(220).map((i) => ({ p: 0.9, right: i < 22 ? i < 15 : i % 12 > 0 })));
    const weak = part(upTo(22), 'weak');
    const others = upTo(39).map((i) => part(upTo(220).slice(22), `part ${i}`));
    const worst = async (parts: Part[]) => (await slicesOf(rows, parts, pause))[0]!.slice.surelyWorse;
    assert.deepEqual([await worst([weak]), await worst([weak, ...others])], [true, false]);
  });

  it('call a model without weak spots weak in at most 5 of 100 runs', async () => {
    let called = 0;
    for (let run = 0; run < 200; run++) {
      const luck = seededRandom(run);
      const rows = rowsOf(upTo(400).map(() => ({ p: 0.8, right: luck() < 0.85 })));
      const parts = [
        ...quantileParts('length', Float64Array.from(upTo(400), luck)),
        ...quantileParts('source-distance', Float64Array.from(upTo(400), luck)),
      ];
      if ((await slicesOf(rows, parts, pause)).some(({ slice }) => slice.surelyWorse)) called++;
    }
    assert.ok(called <= 10, String(called));
  });

  it('widen where rows repeat one text', async () => {
    const width = async (group: (i: number) => number) => {
      const rows = rowsOf(upTo(80).map((i) => ({ p: 0.9, right: i % 8 > 1, group: group(i) })));
      const { accuracy } = (await slicesOf(rows, [part(upTo(80), 'all')], pause))[0]!.slice;
      return accuracy.high - accuracy.low;
    };
    assert.ok((await width((i) => i % 16)) > 1.5 * (await width((i) => i)));
  });

  it('by topic leave out rows of none, and topics without a name', () => {
    const parts = topicParts(Int32Array.from([0, 1, -1, 1, 2]), [['cable', 'plug'], ['sound'], []]);
    assert.deepEqual(
      parts.map(({ of, members }) => [of.words, members]),
      [
        [['cable', 'plug'], [0]],
        [['sound'], [1, 3]],
      ],
    );
  });
});

describe('the wrong rows', () => {
  it('come surest first, 50 dealt over the cells, with those that slices show', () => {
    // label 0 is often called 1, surely; label 1 is called 0 three times, unsurely
    const truth = Int32Array.from([...new Array<number>(80).fill(0), 1, 1, 1]);
    const wrongBy = (i: number) => (i < 80 ? 0.99 - i / 200 : 0.51 + (i - 80) / 100);
    const rows = judge({
      labels: ['a', 'b'],
      probabilities: {
        data: Float32Array.from(
          [...truth].flatMap((label, i) =>
            label ? [wrongBy(i), 1 - wrongBy(i)] : [1 - wrongBy(i), wrongBy(i)],
          ),
        ),
        rows: 83,
        dim: 2,
      },
      truth,
      groups: Int32Array.from(upTo(83)),
      numbers: upTo(83).map((i) => i + 101),
    });
    const mistakes = mistakesOf(rows, [79]);
    assert.deepEqual(
      mistakes.map(({ row }) => row),
      [...upTo(47).map((i) => i + 101), 180, 183, 182, 181],
    );
    const [first] = mistakes;
    assert.deepEqual({ ...first, probability: 0 }, { row: 101, label: 0, predicted: 1, probability: 0 });
    close(first!.probability, 0.99, 1e-6);
  });

  it('have no recall where a label has no rows, and no precision where nothing was called so', () => {
    const figures = byLabel(rowsOf([{ p: 0.8, right: true }]));
    assert.deepEqual(figures[1], { recall: null, precision: null });
    assert.equal(figures[0]!.recall!.mean, 1);
  });
});

describe('the normal quantile', () => {
  it('is that of the tables', () => {
    close(normalQuantile(0.05), normal95, 4.5e-4);
    // SciPy: norm.ppf(1 - alpha / 2)
    for (const [alpha, z] of [
      [0.01, 2.575829],
      [0.005, 2.807034],
      [0.05 / 40, 3.227218],
      [0.0001, 3.890592],
    ] as const)
      close(normalQuantile(alpha), z, 4.5e-4);
  });
});
