import assert from 'node:assert/strict';
import type { WordAssociation } from '../../../src/protocol/report';
import { withExamples } from '../../../src/core/shift/exampleRows';
import { uninterrupted } from '../../../src/core/steps';

const interval = (mean: number) => ({ mean, low: mean - 0.1, high: mean + 0.1 });
const light: WordAssociation = {
  word: 'light',
  source: interval(-1),
  target: interval(1),
  sourceCount: 10,
  targetCount: 10,
};
/** Long enough to show what the word means, and longer with `more`. */
const text = (about: string, more = 0) => `${about} ${'and so on '.repeat(4 + more)}`;

describe('Example rows of a word', () => {
  const target = {
    texts: [
      'Light!',
      text('A light bag', 5),
      text('a LIGHT bag'),
      text('A  light BAG'), // the same text but for case and space
      text('no such word'),
      text('too light'),
      text('lights, lightly'),
      text('light as air', 2),
      text('light and bright', 3),
    ],
    rows: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((row) => row * 10),
    classes: Int32Array.of(1, 1, 1, 1, 1, 0, 1, 1, -1),
  };
  const rowsOf = async (sides: Parameters<typeof withExamples>[1], word = light) =>
    (await withExamples([word], sides, 1, uninterrupted))[0]!.examples!;

  it('agree with the association, are short but no exclamations, and differ', async () => {
    const found = await rowsOf({ source: null, target });
    assert.deepEqual(found, { source: [], target: [30, 80, 20] });
  });

  it('are filled up with rows that disagree or have no label', async () => {
    const negative = { ...light, target: interval(-1) };
    assert.deepEqual((await rowsOf({ source: null, target }, negative)).target, [60, 30, 80]);
  });

  it('come from each side by its own sign', async () => {
    const source = { texts: [text('light'), text('light plot')], rows: [7, 9], classes: Int32Array.of(1, 0) };
    assert.deepEqual((await rowsOf({ source, target })).source, [9, 7]);
  });

  it('are looked for no longer than needed', async () => {
    const texts = Array.from({ length: 1000 }, (_, i) => text(`light number ${i}`, i % 7 === 0 ? 0 : 9000));
    const steps: number[] = [];
    const many = { texts, rows: texts.map((_, i) => i + 1), classes: new Int32Array(1000).fill(1) };
    await withExamples([light], { source: null, target: many }, 1, {
      step: (done) => Promise.resolve(void steps.push(done)),
    });
    assert.deepEqual(steps, [1000]);
  });
});
