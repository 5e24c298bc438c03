import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { alignLabels, encodeLabels, mapLabels, orderLabels, positiveLabel } from '../../src/core/data/labels';

const aligned = (source: string[], target: string[]) => {
  const mapped = alignLabels(source, target);
  return mapped && [...mapped];
};

describe('labels', () => {
  it('aligns equal names in any order, case and space', () => {
    assert.deepEqual(aligned(['b', 'A ', 'c'], ['a', 'B', 'C']), [1, 0, 2]);
  });

  for (const pair of [
    ['neg', 'pos'],
    ['0', '1'],
    ['-1', '1'],
    ['false', 'true'],
    ['no', 'yes'],
    ['bad', 'good'],
    ['否定', '肯定'],
    ['__label__neg', '__label__pos'],
  ])
    it(`aligns ${pair.join('/')} with negative/positive both ways`, () => {
      assert.deepEqual(aligned(pair, ['positive', 'negative']), [1, 0]);
      assert.deepEqual(aligned(['positive', 'negative'], pair), [1, 0]);
    });

  it('does not align schemes of different size, meaning or with clashing names', () => {
    assert.equal(alignLabels(['neg', 'pos'], ['neg', 'neutral', 'pos']), null);
    assert.equal(alignLabels(['neg', 'pos'], ['spam', 'ham']), null);
    assert.equal(alignLabels(['pos', 'positive'], ['pos', 'neg']), null);
    assert.equal(alignLabels(['a', 'b'], ['A', 'a']), null);
  });

  it('maps a part of the labels, and the unknown to -1', () => {
    assert.deepEqual([...mapLabels(['pos'], ['negative', 'positive'])], [1]);
    assert.deepEqual([...mapLabels(['x', 'pos'], ['neg', 'pos'])], [-1, 1]);
  });

  it('puts the negative label first, numbers by value, names by code point', () => {
    assert.deepEqual(orderLabels(['pos', 'neg']), ['neg', 'pos']);
    assert.deepEqual(orderLabels(['10', '9', '1']), ['1', '9', '10']);
    assert.deepEqual(orderLabels(['b', 'a', 'B']), ['B', 'a', 'b']);
    assert.equal(positiveLabel(['ham', 'spam']), null);
  });

  it('encodes empty labels as -1 and does not depend on the order of rows', () => {
    const { labels, indices } = encodeLabels(['pos', ' ', 'neg', 'pos ']);
    assert.deepEqual(
      [labels, [...indices]],
      [
        ['neg', 'pos'],
        [1, -1, 0, 1],
      ],
    );
  });

  it('aligns every permutation of a scheme with itself', () => {
    const schemes = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), {
      minLength: 2,
      maxLength: 8,
      selector: (name) => name.trim().toLowerCase().normalize('NFKC'),
    });
    fc.assert(
      fc.property(schemes, fc.infiniteStream(fc.nat()), (names, stream) => {
        fc.pre(names.every((name) => name.trim() !== ''));
        const keys = new Map(names.map((name) => [name, stream.next().value as number]));
        const shuffled = [...names].sort((a, b) => keys.get(a)! - keys.get(b)!);
        const mapped = alignLabels(names, shuffled);
        assert.deepEqual(mapped && [...mapped].map((index) => shuffled[index]), names);
      }),
    );
  });
});
