import assert from 'node:assert/strict';
import fc from 'fast-check';
import { looksForeign } from '../../../src/core/data/english';
import { seededRandom } from '../../../src/core/random';
import { compareForm, estimatedLabelShift, labelShift } from '../../../src/core/shift/compareForm';
import { medianDifference, shareDifference } from '../../../src/core/shift/differences';
import { quartiles, textForm, traitsOf } from '../../../src/core/shift/textForm';
import { tokenise } from '../../../src/core/shift/words';
import { uninterrupted } from '../../../src/core/steps';
import fixture from '../../fixtures/words.json';

const near = (actual: number, expected: number, tolerance: number): void =>
  assert.ok(Math.abs(actual - expected) < tolerance, `${actual} is not ${expected}`);
const traits = (text: string) => traitsOf(text, tokenise(text));
const english =
  'I have used this for two weeks and it is not what they said it would be, so I sent it back to the shop at once.';

describe('The form of texts', () => {
  it('is what they are or hold', () => {
    assert.deepEqual(traits(english), []);
    assert.deepEqual(traits('TERRIBLE. DO NOT BUY'), ['capitals']);
    assert.deepEqual(traits('OK TV'), []);
    assert.deepEqual(traits('so<br />good'), ['markup']);
    assert.deepEqual(traits('this &amp; that'), ['markup']);
    assert.deepEqual(traits('a < b > c, R&D; <3'), ['numbers']);
    assert.deepEqual(traits('see www.example.org for more'), ['addresses']);
    assert.deepEqual(traits('nice 😀'), ['emoji']);
    assert.deepEqual(traits('love ❤️ © ™'), ['emoji']);
    assert.deepEqual(traits('5 of ٥!'), ['numbers', 'exclamations']);
    assert.deepEqual(traits('今日は天気がとても良いです！'), ['not-english', 'exclamations']);
  });

  it('is foreign only where enough words say so', () => {
    const german =
      'Ich habe dieses Gerät seit zwei Wochen und es hält leider nicht, was der Hersteller auf der Packung verspricht, daher ging es zurück.';
    assert.ok(looksForeign(tokenise(german)));
    assert.ok(!looksForeign(tokenise('Gerät kaputt')));
    assert.ok(!looksForeign(tokenise(english)));
    assert.ok(looksForeign(tokenise('Очень хороший товар')));
    assert.ok(!looksForeign([]));
  });

  it('counts texts, and their words in rising order', async () => {
    const { words, counts } = await textForm(['one two three!', 'one', '', '4 <b>4</b>'], uninterrupted);
    assert.deepEqual([...words], [0, 1, 2, 3]);
    assert.deepEqual({ ...counts }, { 'not-english': 0, capitals: 0, markup: 1, addresses: 0, emoji: 0, numbers: 1, exclamations: 1 }); // prettier-ignore
  });

  // numpy.percentile([1, 2, 4, 8, 16, 32], [25, 50, 75])
  it('has quartiles as numpy has them', () => {
    assert.deepEqual(quartiles([1, 2, 4, 8, 16, 32]), { low: 2.5, median: 6, high: 14 });
    assert.deepEqual(quartiles([7]), { low: 7, median: 7, high: 7 });
  });
});

describe('The difference of two shares', () => {
  // Newcombe 1998, table II, method 10: contrasts (a), (c), (e), (g), (h)
  it('has the published intervals', () => {
    const published: [number, number, number, number, number, number][] = [
      [56, 70, 48, 80, 0.0524, 0.3339],
      [9, 10, 3, 10, 0.1705, 0.809],
      [5, 56, 0, 29, -0.0381, 0.1926],
      [10, 10, 0, 20, 0.6791, 1],
      [10, 10, 0, 10, 0.6075, 1],
    ];
    for (const [a, m, b, n, low, high] of published) {
      const found = shareDifference({ share: b / n, rows: n }, { share: a / m, rows: m });
      near(found.mean, a / m - b / n, 1e-12);
      near(found.low, low, 5e-5);
      near(found.high, high, 5e-5);
    }
  });

  it('turns its sign with the sides, and lies between -1 and 1', () => {
    const share = fc.record({
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      rows: fc.integer({ min: 1, max: 9999 }),
    });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [there, back] = [shareDifference(a, b), shareDifference(b, a)];
        near(there.low, -back.high, 1e-9);
        assert.ok(there.low <= there.mean && there.mean <= there.high);
        assert.ok(there.low >= -1 - 1e-9 && there.high <= 1 + 1e-9);
      }),
    );
  });
});

describe('The difference of two medians', () => {
  // benchmarks/fixtures/words.py takes the exact binomial tail: 3 % of the half width apart with 40 rows
  it('agrees with Python', () => {
    for (const { first, second, difference } of fixture.medians) {
      const found = medianDifference(first, second);
      near(found.mean, difference[0]!, 1e-9);
      near((found.high - found.mean) / (difference[2]! - difference[0]!), 1, 0.03);
    }
  });

  it('holds the truth in 93 of 100 draws or more', () => {
    const random = seededRandom(5);
    const draw = (n: number, by: number) =>
      Float64Array.from({ length: n }, () =>
        Math.round(by + 100 * Math.exp(random() + random() - random())),
      ).sort();
    let held = 0;
    for (let i = 0; i < 400; i++) {
      const { low, high } = medianDifference(draw(60, 0), draw(90, 20));
      if (low <= 20 && 20 <= high) held++;
    }
    assert.ok(held >= 372, `${held} of 400`);
  });

  it('is told of single rows, without an interval', () => {
    assert.deepEqual(medianDifference([4], [9]), { mean: 5, low: 5, high: 5 });
  });
});

describe('Two domains by their form', () => {
  const none = { labels: [], estimated: false };
  const side = async (texts: string[], shortened = 0) => ({
    form: await textForm(texts, uninterrupted),
    shortened: { share: shortened, rows: texts.length },
  });
  const repeated = (text: string, n: number, every: string, share: number) =>
    Array.from({ length: n }, (_, i) => (i % 100 < share * 100 ? every : text));

  it('lists what differs beyond chance, the largest difference first', async () => {
    const source = await side(repeated('it is good', 400, 'it is good!', 0.1), 0.3);
    const target = await side(repeated('it is so very good', 300, 'it is so very good! 5 😀', 0.9), 0.05);
    const found = compareForm(source, target, none)!;
    assert.deepEqual(found.traits.map(({ name }) => name), ['emoji', 'numbers', 'exclamations', 'shortened']); // prettier-ignore
    assert.deepEqual(found.rows, { source: 400, target: 300 });
    assert.deepEqual(found.words.source, { low: 3, median: 3, high: 3 });
    near(found.traits[2]!.difference.mean, 0.8, 1e-12);
  });

  it('finds nothing between draws of one domain, in 19 of 20 pairs or more', async () => {
    const random = seededRandom(3);
    const text = () =>
      `it was ${random() < 0.4 ? 'GREAT!' : 'so so'} ${random() < 0.3 ? '10' : ''} ${random() < 0.1 ? '<br>' : ''}`;
    let found = 0;
    for (let i = 0; i < 120; i++) {
      const [a, b] = [
        await side(Array.from({ length: 200 }, text)),
        await side(Array.from({ length: 200 }, text)),
      ];
      found += compareForm(a, b, none)!.traits.length > 0 ? 1 : 0;
    }
    assert.ok(found <= 6, `${found} of 120`);
  });

  it('says of a source without texts only what is known', async () => {
    const source = { form: null, shortened: { share: 0.4, rows: 5000 } };
    const found = compareForm(source, await side(repeated('GOOD GOOD GOOD!', 100, 'x', 0)), none)!;
    assert.deepEqual(found.traits.map(({ name }) => name), ['shortened']); // prettier-ignore
    assert.equal(found.words.source, null);
    assert.equal(found.words.difference, null);
    assert.equal(found.rows.source, null);
  });

  it('passes over a trait that differs by less than a point, however surely', async () => {
    const row = { share: 0.0001, rows: 1e7 };
    const form = (await side(['it is good'])).form;
    const traits = (share: number) =>
      compareForm({ form, shortened: row }, { form, shortened: { share, rows: 1e7 } }, none)!.traits.length;
    assert.deepEqual([traits(0.005), traits(0.02)], [0, 1]);
  });
});

describe('The shift of labels', () => {
  it('has an interval where it is measured, none where it is estimated', () => {
    const [negative, positive] = labelShift(['negative', 'positive'], [50, 50], [20, 60]);
    assert.deepEqual([negative!.source, negative!.target, positive!.target], [0.5, 0.25, 0.75]);
    near(positive!.difference!.mean, 0.25, 1e-12);
    assert.ok(positive!.difference!.low > 0);
    assert.deepEqual(
      estimatedLabelShift(['negative', 'positive'], [30, 10], { negative: 0.4, positive: 0.6 }),
      [
        { label: 'negative', source: 0.75, target: 0.4, difference: null },
        { label: 'positive', source: 0.25, target: 0.6, difference: null },
      ],
    );
  });
});
