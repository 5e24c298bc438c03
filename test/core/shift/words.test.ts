import assert from 'node:assert/strict';
import fc from 'fast-check';
import { seededRandom, type Random } from '../../../src/core/random';
import { compareWords } from '../../../src/core/shift/compareWords';
import fixture from '../../fixtures/words.json';
import { isTelling } from '../../../src/core/shift/isTelling';
import { distinctiveWords, logOddsZ, minimumDocuments } from '../../../src/core/shift/distinctiveWords';
import {
  labelAssociations,
  logOddsRatio,
  mutualInformation,
} from '../../../src/core/shift/labelAssociations';
import {
  countWords as countInSteps,
  reorderClasses,
  tokenise,
  type WordStatistics,
} from '../../../src/core/shift/words';
import { uninterrupted } from '../../../src/core/steps';

const countWords = (texts: readonly string[], labels: Int32Array, classes: number) =>
  countInSteps(texts, labels, classes, uninterrupted);

const near = (actual: number, expected: number, tolerance = 1e-9): void =>
  assert.ok(Math.abs(actual - expected) < tolerance, `${actual} is not ${expected}`);

describe('words of a text', () => {
  it('are letters and digits in lower case, joined by apostrophes of either kind', () => {
    assert.deepEqual(tokenise("It’s 100% 'Light', isn't it? Über-cool…"), [
      "it's", '100', 'light', "isn't", 'it', 'über', 'cool',
    ]); // prettier-ignore
  });

  it('do not depend on how an accent is encoded', () => {
    assert.deepEqual(tokenise('cafe\u0301'), tokenise('café'));
  });

  it('come from the segmenter where a script has no spaces', () => {
    assert.deepEqual(tokenise('この映画は面白い。'), ['この', '映画', 'は', '面白い']);
  });

  it('leave out markup, addresses and marks that nobody sees', () => {
    const text =
      '<p class="a">Won\u00ADder&shy;ful&nbsp;<br/>it&#39;s</p> https://example.org/a?b=c#d \u202Eevil\u202C <!-- x > y -->';
    assert.deepEqual(tokenise(text), ['wonder', 'ful', "it's", 'evil']);
    assert.deepEqual(tokenise('a < b & c > d'), ['a', 'b', 'c', 'd']);
  });

  it('have at most 40 characters: longer runs are no words', () => {
    const longest = 'w'.repeat(40);
    assert.deepEqual(tokenise(`${longest} ${longest}w ${'x'.repeat(10_000)} a${'\u0301'.repeat(500)} end`), [
      longest,
      'end',
    ]);
  });

  it('of a cell of a megabyte come from its first 100,000 characters', () => {
    for (const piece of ['word ', '<', '&amp', 'a\u0301', "'", '映画', '<a '])
      assert.ok(tokenise(piece.repeat(1_000_000 / piece.length)).length <= 100_000, piece);
    assert.equal(tokenise('word '.repeat(200_000)).length, 20_000);
  });

  it('are none in an empty text or one of marks only', () => {
    assert.deepEqual([...tokenise(''), ...tokenise(' … !? \n')], []);
  });

  it('hold no capital, space or mark, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        for (const word of tokenise(text)) {
          assert.match(word, /^[\p{L}\p{M}\p{N}']+$/u);
          assert.equal(word, word.toLowerCase());
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('counting words', () => {
  const texts = ['Good good film', 'bad film', 'film', ''];
  let counted: WordStatistics;
  before(async () => (counted = await countWords(texts, Int32Array.of(1, 0, -1, 0), 2)));

  it('counts a document once a word, unlabeled ones in an extra last class', () => {
    assert.deepEqual(counted.documents, [2, 1, 1]);
    assert.deepEqual(Object.fromEntries(counted.counts), {
      good: [0, 1, 0],
      film: [1, 1, 1],
      bad: [1, 0, 0],
    });
  });

  it('keeps words that are names of object members', async () => {
    const { counts } = await countWords(['constructor __proto__'], Int32Array.of(0), 1);
    assert.deepEqual(counts.get('constructor'), [1, 0]);
  });

  it('pauses every 200,000 characters, says how far it is, and ends when it is told to', async () => {
    const long = Array.from({ length: 10 }, () => 'word '.repeat(20_000));
    const seen: [number, number][] = [];
    await countInSteps(long, new Int32Array(10), 1, { step: async (...at) => void seen.push(at) });
    assert.deepEqual(seen, [[2, 10], [4, 10], [6, 10], [8, 10], [10, 10], [10, 10]]); // prettier-ignore
    const cancelled = countInSteps(long, new Int32Array(10), 1, {
      step: () => Promise.reject(new Error('cancelled')),
    });
    await assert.rejects(cancelled, /cancelled/);
  });

  it('can be brought into another order of classes, or freed of them', () => {
    const turned = reorderClasses(counted, [1, 0], 2);
    assert.deepEqual(turned.documents, [1, 2, 1]);
    assert.deepEqual(turned.counts.get('good'), [1, 0, 0]);
    assert.deepEqual(reorderClasses(counted, null, 3).counts.get('film'), [0, 0, 0, 3]);
  });
});

/** A vocabulary of words w0, w1 …, each in a share of the documents of each class. */
function domain(
  documents: number,
  random: Random,
  shares: Record<string, [negative: number, positive: number]>,
): Promise<WordStatistics> {
  const labels = Int32Array.from({ length: documents }, (_, i) => i % 2);
  const holds = (share: [number, number], i: number): boolean => random() < share[labels[i]! as 0 | 1];
  const texts = Array.from(labels, (_, i) =>
    Object.entries(shares).filter(([, share]) => holds(share, i)).map(([word]) => word).join(' '),
  ); // prettier-ignore
  return countWords(texts, labels, 2);
}

function named(
  prefix: string,
  count: number,
  share: (i: number) => [number, number],
): Record<string, [number, number]> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [prefix + i, share(i)]));
}

describe('distinctive words', () => {
  // By hand: 30 of 100 against 10 of 200 counts, prior 20 of which 2.5 the word's. Log-odds are
  // ln(32.5 / 87.5) = -0.99040 and ln(12.5 / 207.5) = -2.80940, the variance 1/32.5 + 1/12.5 = 0.110769.
  it('have the z of Monroe, Colaresi and Quinn 2008', () => {
    near(
      logOddsZ(30, 100, 10, 200, 2.5, 20),
      (Math.log(32.5 / 87.5) - Math.log(12.5 / 207.5)) / Math.sqrt(1 / 32.5 + 1 / 12.5),
    );
    near(logOddsZ(30, 100, 10, 200, 2.5, 20), 5.4653, 1e-3);
  });

  it('are the planted ones, at most 12 on each side, by falling z and with their counts', async () => {
    const random = seededRandom(1);
    const common = named('w', 200, (i) => [0.02 + i / 1000, 0.02 + i / 1000]);
    const source = await domain(600, random, {
      ...common,
      film: [0.5, 0.5],
      actor: [0.3, 0.3],
      blender: [0.01, 0.01],
    });
    const target = await domain(400, random, { ...common, blender: [0.4, 0.4], film: [0.02, 0.02] });
    const found = distinctiveWords(source, target);
    const side = (name: string) => found.filter((word) => word.side === name);
    assert.deepEqual(side('source').slice(0, 2).map(({ word }) => word), ['film', 'actor']); // prettier-ignore
    assert.equal(side('target')[0]!.word, 'blender');
    assert.ok(side('source').length <= 12 && side('target').length <= 12);
    for (const words of [side('source'), side('target')]) {
      assert.deepEqual(words, words.toSorted((a, b) => b.z - a.z)); // prettier-ignore
      for (const { z } of words) assert.ok(z >= 1.96);
    }
    assert.equal(side('source')[0]!.sourceCount, source.counts.get('film')!.reduce((a, b) => a + b)); // prettier-ignore
  });

  it('leave out a word that stands often in both domains, however sure its difference', async () => {
    const texts = (share: number, ...words: string[]) =>
      Array.from({ length: 1000 }, (_, i) => (i < share * 1000 ? `the ${words.join(' ')}` : 'nothing'));
    const count = (list: string[]) => countWords(list, new Int32Array(list.length), 2);
    const found = distinctiveWords(await count(texts(0.9, 'film')), await count(texts(0.5, 'pan')));
    // 'the': 90 % against 50 %, z far above 1.96, but less than twice as frequent
    assert.ok(found.some(({ word, side }) => word === 'film' && side === 'source'));
    assert.ok(!found.some(({ word }) => word === 'the'));
  });

  it('are words: neither numbers nor single letters, but single Chinese characters', () => {
    const telling = ['film', 'usb2', '4k', '犬', 'á', 'x', '2007', 'ф', "don't"].filter(isTelling);
    assert.deepEqual(telling, ['film', 'usb2', '4k', '犬', "don't"]);
  });

  it('agree with Python', () => {
    const { source, target } = stored();
    const found = distinctiveWords(source, target);
    assert.ok(found.length > 4);
    for (const { word, side, z } of found) near((side === 'source' ? 1 : -1) * z, z_(word), 1e-9);
  });

  it('need 10 documents, fewer in small tables, never under 3', () => {
    assert.deepEqual([20, 200, 400, 500, 5000].map(minimumDocuments), [3, 4, 8, 10, 10]);
  });

  it('are none when both sides are the same file, or empty', async () => {
    const random = seededRandom(2);
    const same = await domain(300, random, named('w', 50, () => [0.2, 0.2])); // prettier-ignore
    assert.deepEqual(distinctiveWords(same, same), []);
    const empty = await countWords([], new Int32Array(0), 2);
    assert.deepEqual(compareWords(empty, empty, 1), { distinctive: [], polarityFlips: [], pivots: [] });
  });
});

/** Made by benchmarks/fixtures/words.py. */
function stored(): { source: WordStatistics; target: WordStatistics } {
  const side = (name: 'source' | 'target'): WordStatistics => ({
    counts: new Map(Object.entries(fixture.words).map(([word, found]) => [word, [...found[name], 0]])),
    documents: [...fixture.documents[name], 0],
  });
  return { source: side('source'), target: side('target') };
}

const z_ = (word: string): number => (fixture.z as Record<string, number>)[word]!;

describe('association with the label', () => {
  // 10 of 100 positive and none of 100 negative documents, half a document added to each cell.
  it('is the log odds ratio with its interval', () => {
    const { mean, low, high } = logOddsRatio({ positive: 10, negative: 0, positives: 100, negatives: 100 });
    const expected = Math.log((10.5 * 100.5) / (90.5 * 0.5));
    const reach = 1.959963984540054 * Math.sqrt(1 / 10.5 + 1 / 90.5 + 1 / 0.5 + 1 / 100.5);
    near(mean, expected);
    near(low, expected - reach);
    near(high, expected + reach);
  });

  it('carries the mutual information of the word and the label', () => {
    near(mutualInformation({ positive: 50, negative: 0, positives: 50, negatives: 50 }), Math.LN2);
    near(mutualInformation({ positive: 20, negative: 20, positives: 50, negatives: 50 }), 0);
  });
});

describe('polarity flips and pivots', () => {
  it('finds at least 18 of 20 planted flips among the first 25, with opposite signs and falling gaps between their intervals', async () => {
    for (const seed of [11, 12, 13]) {
      const random = seededRandom(seed);
      const common = named('w', 400, (i) => [0.02 + i / 4000, 0.02 + i / 4000]);
      const source = await domain(800, random, { ...common, ...named('flip', 20, () => [0.03, 0.12]) });
      const target = await domain(800, random, { ...common, ...named('flip', 20, () => [0.12, 0.03]) });
      const { polarityFlips } = labelAssociations(source, target, 1);
      const planted = polarityFlips.slice(0, 25).filter(({ word }) => word.startsWith('flip'));
      assert.ok(planted.length >= 18, `seed ${seed}: ${planted.length}`);
      const gaps = polarityFlips.map((word) =>
        word.target.high < 0 ? word.source.low - word.target.high : word.target.low - word.source.high,
      );
      assert.deepEqual(
        gaps,
        gaps.toSorted((a, b) => b - a),
      );
      for (const word of planted) assert.ok(word.source.low > 0 && word.target.high < 0);
    }
  });

  it('finds the planted pivots, most telling first, and no flip among them', async () => {
    const random = seededRandom(14);
    const common = named('w', 100, () => [0.05, 0.05]);
    const shares: Record<string, [number, number]> = {
      ...common,
      excellent: [0.05, 0.4],
      boring: [0.2, 0.06],
    };
    const [source, target] = [await domain(600, random, shares), await domain(600, random, shares)];
    const { polarityFlips, pivots } = labelAssociations(source, target, 1);
    const firstTwo = pivots.slice(0, 2).map(({ word }) => word);
    assert.deepEqual(firstTwo, ['excellent', 'boring']);
    assert.ok(polarityFlips.every(({ word }) => word.startsWith('w')));
  });

  it('names the pivots that scikit-learn’s mutual information names, in its order', () => {
    const { source, target } = stored();
    const { pivots } = labelAssociations(source, target, 1);
    assert.deepEqual(
      pivots.map(({ word }) => word),
      fixture.pivots.slice(0, 12).map(({ word }) => word),
    );
    const cells = (side: 'source' | 'target', word: string) => {
      const [negatives = 0, positives = 0] = fixture.documents[side];
      const [negative = 0, positive = 0] = (fixture.words as Record<string, Record<string, number[]>>)[word]![
        side
      ]!;
      return { negative, positive, negatives, positives };
    };
    for (const { word, information } of fixture.pivots)
      near(
        Math.min(mutualInformation(cells('source', word)), mutualInformation(cells('target', word))),
        information,
      );
  });

  it('turns every sign when the other class is the positive one', async () => {
    const random = seededRandom(15);
    const both = await domain(400, random, { good: [0.05, 0.4] });
    const [first, second] = [0, 1].map((positive) => labelAssociations(both, both, positive).pivots[0]!);
    near(first!.source.mean, -second!.source.mean);
  });

  it('leaves out words in fewer than 10 labeled documents of a domain', async () => {
    const texts = Array.from({ length: 60 }, (_, i) => (i % 2 === 1 && i < 18 ? 'rare' : 'common'));
    const labels = Array.from({ length: 60 }, (_, i) => i % 2);
    const nineLabeled = await countWords([...texts, 'rare', 'rare'], Int32Array.of(...labels, -1, -1), 2);
    const tenLabeled = await countWords([...texts, 'rare'], Int32Array.of(...labels, 1), 2);
    const words = (statistics: WordStatistics) =>
      labelAssociations(statistics, statistics, 1).pivots.map(({ word }) => word);
    assert.deepEqual(words(nineLabeled), ['common']);
    assert.deepEqual(words(tenLabeled).sort(), ['common', 'rare']);
  });

  it('leaves both lists empty without a positive class', async () => {
    const both = await domain(400, seededRandom(16), { good: [0.05, 0.4] });
    assert.deepEqual(compareWords(both, both, null).pivots, []);
    assert.equal(compareWords(both, both, 1).pivots.length, 1);
  });
});
