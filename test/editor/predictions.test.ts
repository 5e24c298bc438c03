import assert from 'node:assert/strict';
import { examples } from '../../src/editor/fineTune/examples';
import { paragraphAt } from '../../src/editor/predict/paragraph';
import type { ShownPrediction } from '../../src/editor/predict/shownPrediction';
import { besideText, notes, ranked, statusText } from '../../src/editor/predict/shownPrediction';
import type { Inspection } from '../../src/protocol/table';
import { english } from './english';

function shown(label: string, value: number, part: Partial<ShownPrediction> = {}): ShownPrediction {
  const probabilities = {
    negative: label === 'negative' ? value : 1 - value,
    positive: label === 'positive' ? value : 1 - value,
  };
  return {
    start: 0,
    end: 4,
    prediction: { text: 'text', label, probabilities },
    model: { name: 'products', builtIn: false, labels: ['negative', 'positive'] },
    origin: 'selection',
    shortened: 0,
    asked: 1,
    ...part,
  };
}
const movies = { name: 'movies', builtIn: true, labels: ['negative', 'positive'] };

describe('a prediction beside its text', () => {
  it('is the label with its probability', () => {
    assert.equal(besideText(shown('positive', 0.934), english, 'en'), 'positive 93%');
  });

  it('never claims certainty by rounding', () => {
    assert.equal(besideText(shown('positive', 0.9991), english, 'en'), 'positive >99%');
    assert.equal(besideText(shown('positive', 1), english, 'en'), 'positive 100%');
  });

  it('says when the movie head answered', () => {
    assert.equal(
      besideText(shown('negative', 0.8, { model: movies }), english, 'en'),
      'negative 80% (movie reviews head)',
    );
    assert.match(
      notes(shown('negative', 0.8, { model: movies }), english, 'en').join('\n'),
      /built-in movie reviews head/,
    );
  });

  it('names its model, and says what was not selected and what was shortened', () => {
    assert.deepEqual(notes(shown('positive', 0.9), english, 'en'), ['Model: products']);
    const told = notes(
      shown('positive', 0.9, { origin: 'paragraph', shortened: 2, asked: 3 }),
      english,
      'en',
    ).join('\n');
    assert.match(told, /current paragraph/);
    assert.match(told, /2 of 3 texts were longer/);
  });

  it('lists all labels, the likeliest first', () => {
    assert.deepEqual(ranked(shown('positive', 0.75)), [
      ['positive', 0.75],
      ['negative', 0.25],
    ]);
  });

  it('is counted per label in the status bar when there are several', () => {
    const all = [shown('positive', 0.9), shown('negative', 0.8), shown('positive', 0.7)];
    assert.equal(statusText(all, english, 'en'), '3 predictions: positive: 2, negative: 1');
    assert.equal(statusText([all[0]!], english, 'en'), 'positive 90%');
    assert.equal(statusText([], english, 'en'), '');
  });
});

describe('the paragraph at the cursor', () => {
  const lines = (...texts: string[]) => ({ count: texts.length, text: (line: number) => texts[line]! });
  const document = lines('one', 'two', '', '  ', 'three', 'four');

  it('reaches to the nearest blank lines or the ends of the text', () => {
    assert.deepEqual(paragraphAt(document, 1), { first: 0, last: 1 });
    assert.deepEqual(paragraphAt(document, 4), { first: 4, last: 5 });
  });

  it('is none on a blank line, or past the end', () => {
    assert.equal(paragraphAt(document, 2), null);
    assert.equal(paragraphAt(document, 3), null);
    assert.equal(paragraphAt(document, 6), null);
  });
});

describe('texts to try a new model on', () => {
  const inspection = (sample: string[]) =>
    ({
      textColumn: 'review',
      columns: [{ name: 'review', sample, textScore: 1, labelScore: 0 }],
    }) as unknown as Inspection;

  it('are the first two different ones of its own table, on one line each', () => {
    assert.deepEqual(examples(inspection(['a\nb', 'a b', 'long text…']), ['x', 'y']), ['a b', 'long text']);
  });

  it('are joined as the text is', () => {
    const columns = ['title', 'body'].map((name) => ({ name, sample: [`${name} a`, `${name} b`] }));
    const joined = { textColumn: 'title + body', columns } as unknown as Inspection;
    assert.deepEqual(examples(joined, ['x', 'y']), ['title a body a', 'title b body b']);
  });

  it('are written ones when the table cannot give two', () => {
    assert.deepEqual(examples(inspection(['only', '']), ['x', 'y']), ['x', 'y']);
    assert.deepEqual(examples(undefined, ['x', 'y']), ['x', 'y']);
  });
});
