import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { detectColumns } from '../../src/core/data/columns';
import type { Make } from './support/madeTables';
import { makers } from './support/madeTables';

const { random, pick, of: oneOf } = makers(7);
const words =
  'the a this product film story works broke after week very nice dull long light good bad love returned it my and was on'.split(
    ' ',
  );
const sentence =
  (least: number, most: number): Make =>
  () =>
    Array.from({ length: least + Math.floor(random() * (most - least)) }, () => pick(words)).join(' ') + '.';
const review = sentence(20, 120);
const tweet = sentence(8, 20);
const title = sentence(3, 6);
const polarity = oneOf('positive', 'negative');
const bit = oneOf('0', '1');
const stars = oneOf('1', '2', '3', '4', '5');
const id: Make = (i) => String(i + 1);
const name: Make = () => pick(['Ann', 'Bo', 'Cy', 'Di']) + Math.floor(random() * 1e6).toString(36);
const date: Make = (i) => `2024-0${1 + (i % 9)}-1${i % 10}`;
const url: Make = (i) => `https://example.com/a/very/long/path/of/some/page/${i}?with=parameters`;
const uuid: Make = (i) => `1b4e28ba-2fa1-11d2-883f-${String(i).padStart(12, '0')}`;
const fraction: Make = () => random().toFixed(4);
const japanese: Make = () =>
  Array.from({ length: 5 }, () =>
    pick(['とても軽くて', '使いやすいです', '映画は退屈', 'でした', '値段が高い', '音が良い']),
  ).join('、');
const intents = Array.from({ length: 77 }, (_, i) => `card_problem_${i}`);

/** Columns as `header: maker`, then the text and the label that must be found. */
const cases: [string, Record<string, Make>, string | null, string | null][] = [
  [
    'movie reviews with stars',
    { text: review, label: bit, stars: oneOf('1', '2', '3', '4', '7', '8', '9', '10') },
    'text',
    'label',
  ],
  ['label before text', { sentiment: polarity, review }, 'review', 'sentiment'],
  ['names that say nothing', { a: polarity, b: review }, 'b', 'a'],
  ['names that mislead', { text: polarity, label: review }, 'label', 'text'],
  ['no header, numbered', { 'column 1': bit, 'column 2': tweet }, 'column 2', 'column 1'],
  [
    'twitter dump',
    {
      target: oneOf('0', '4'),
      ids: id,
      date: () => 'Mon Apr 06 22:19:45 PDT 2009',
      flag: () => 'NO_QUERY',
      user: name,
      text: tweet,
    },
    'text',
    'target',
  ],
  [
    'shop reviews with title and body',
    { id, title, body: review, rating: stars, verified_purchase: oneOf('true', 'false') },
    'body',
    'rating',
  ],
  ['title beside text of the same table', { label: bit, title, text: review }, 'text', 'label'],
  [
    'a split column',
    { sentence: tweet, label: polarity, split: oneOf('train', 'test', 'validation') },
    'sentence',
    'label',
  ],
  [
    'a language column',
    { language: oneOf('en', 'de', 'fr'), comment: tweet, class: oneOf('spam', 'ham') },
    'comment',
    'class',
  ],
  ['pandas index column', { 'column 1': id, text: review, label: polarity }, 'text', 'label'],
  ['77 intents', { utterance: sentence(4, 12), intent: () => pick(intents) }, 'utterance', 'intent'],
  [
    'news topics',
    {
      category: oneOf('World', 'Sports', 'Business', 'Sci/Tech'),
      headline: sentence(5, 10),
      description: sentence(20, 40),
    },
    'description',
    'category',
  ],
  ['unlabeled reviews', { id, review }, 'review', null],
  ['one text column', { text: tweet }, 'text', null],
  ['addresses are no text', { url, text: tweet, label: bit }, 'text', 'label'],
  ['identifiers are no label', { uuid, review, polarity }, 'review', 'polarity'],
  ['dates are no label', { date, review, sentiment: polarity }, 'review', 'sentiment'],
  [
    'measurements are no label',
    { text: review, confidence: fraction, label: oneOf('a', 'b', 'c') },
    'text',
    'label',
  ],
  [
    'a brand column',
    {
      brand: oneOf('Acme', 'Globex', 'Initech'),
      reviewText: review,
      overall: oneOf('1.0', '5.0'),
      sentiment: polarity,
    },
    'reviewText',
    'sentiment',
  ],
  ['Japanese reviews', { レビュー: japanese, 評価: oneOf('良い', '悪い') }, 'レビュー', '評価'],
  ['Japanese without hints', { x: japanese, y: oneOf('肯定', '否定') }, 'x', 'y'],
  [
    'text in JSON beside plain text',
    { meta: (i) => `{"user": ${i}, "tags": ["some", "words", "here"]}`, text: tweet, label: bit },
    'text',
    'label',
  ],
  ['mostly unlabeled', { text: review, label: (i) => (i % 10 === 0 ? polarity(i) : '') }, 'text', 'label'],
  ['label column still empty', { text: review, label: () => '' }, 'text', null],
  ['numbers only', { x: fraction, y: fraction }, null, null],
  [
    'long label names',
    {
      feedback: review,
      label: oneOf(
        'Delivery and shipping problems',
        'Praise of the product itself',
        'Question before buying',
      ),
    },
    'feedback',
    'label',
  ],
];

function table(columns: Record<string, Make>, rows: number) {
  return Object.entries(columns).map(([name, make]) => ({
    name,
    values: Array.from({ length: rows }, (_, i) => make(i)),
  }));
}

describe('detectColumns', () => {
  for (const [what, columns, text, label] of cases) {
    it(`finds text ${text} and label ${label}: ${what}`, () => {
      const found = detectColumns(table(columns, 300));
      const names = Object.keys(columns);
      const named = (index: number | null) => (index === null ? null : names[index]);
      assert.deepEqual([named(found.text), named(found.label)], [text, label], JSON.stringify(found.scores));
    });
  }

  it('is sure of text, label, stars', () => {
    assert.equal(detectColumns(table(cases[0]![1], 300)).confident, true);
  });

  it('asks when two columns are as likely the text', () => {
    assert.equal(detectColumns(table({ left: review, right: review, label: bit }, 200)).confident, false);
  });

  it('asks when two columns are as likely the label', () => {
    assert.equal(detectColumns(table({ text: review, q1: polarity, q2: polarity }, 200)).confident, false);
  });

  it('is not confident without any text', () => {
    assert.equal(detectColumns(table({ x: fraction }, 20)).confident, false);
  });

  it('finds columns in tables of four rows', () => {
    const found = detectColumns(table({ text: review, label: (i) => ['pos', 'neg'][i % 2]! }, 4));
    assert.deepEqual([found.text, found.label], [0, 1]);
  });

  it('keeps scores between 0 and 1', () => {
    for (const [, columns] of cases)
      for (const score of detectColumns(table(columns, 50)).scores)
        assert.ok([score.text, score.label].every((value) => value >= 0 && value <= 1));
  });
});
