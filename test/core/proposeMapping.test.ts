import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { alignLabels, mapLabels } from '../../src/core/data/labels';
import { multiLabel, oneHotColumns } from '../../src/core/data/schemes/multiLabel';
import { proposeMapping } from '../../src/core/data/schemes/proposeMapping';

describe('proposing a mapping between two files’ labels', () => {
  const sure: [string[], string[], Record<string, string | null>][] = [
    [['pos', 'neg'], ['negative', 'positive'], { pos: 'positive', neg: 'negative' }],
    [['1', '0'], ['good', 'bad'], { '1': 'good', '0': 'bad' }],
    [['pos', 'neu', 'neg'], ['Positive', 'Negative'], { pos: 'Positive', neu: null, neg: 'Negative' }],
    [['-1', '0', '1'], ['neg', 'neutral', 'pos'], { '-1': 'neg', '0': 'neutral', '1': 'pos' }],
    [['★☆☆☆☆', '★★★★☆'], ['0', '1'], { '★☆☆☆☆': '0', '★★★★☆': '1' }],
    [['Complaints', 'queries ', 'praise'], ['complaint', 'query', 'Praise'], { Complaints: 'complaint', 'queries ': 'query', praise: 'Praise' }], // prettier-ignore
    [['a', 'b', 'c'], ['a', 'b'], { c: null }],
    [['very good', 'good', 'bad'], ['pos', 'neg'], { 'very good': 'pos', good: 'pos', bad: 'neg' }],
  ];
  for (const [source, target, mapping] of sure)
    it(`is sure of ${source.join(', ')} as ${target.join(', ')}`, () => {
      assert.deepEqual(proposeMapping(source, target), { mapping, sure: true });
    });

  it('guesses and says so where only the count speaks for it, or a label has no counterpart', () => {
    assert.deepEqual(proposeMapping(['ham', 'spam'], ['ok', 'junk']), { mapping: { ham: 'ok', spam: 'junk' }, sure: false }); // prettier-ignore
    assert.equal(proposeMapping(['pos', 'neg'], ['pos', 'neutral', 'neg'])!.sure, false);
    assert.deepEqual(proposeMapping(['a', 'x'], ['a', 'y']), { mapping: { x: 'y' }, sure: false });
  });

  it('is sure of bare numbers only where the column’s name promises ratings', () => {
    const mapping = { '1': 'neg', '2': 'neg', '3': null, '4': 'pos', '5': 'pos' };
    const steps = Object.keys(mapping);
    assert.deepEqual(proposeMapping(steps, ['neg', 'pos'], 'stars'), { mapping, sure: true });
    assert.deepEqual(proposeMapping(steps, ['neg', 'pos']), { mapping, sure: false });
    assert.equal(proposeMapping(['1', '2', '3', '4'], ['neg', 'pos']), null, 'perhaps four topics');
  });

  it('proposes nothing where nothing speaks for it', () => {
    assert.equal(proposeMapping(['a', 'b', 'c'], ['x', 'y']), null);
    assert.equal(proposeMapping([], ['x', 'y']), null);
  });

  it('maps every set of labels onto itself, surely and without change', () => {
    const labels = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(labels, (names) => {
        assert.deepEqual(proposeMapping(names, names), { mapping: {}, sure: true });
      }),
    );
  });

  it('only speaks of labels of both sides', () => {
    const some = fc.uniqueArray(fc.constantFrom<string>('pos', 'neg', 'neu', '0', '1', '5', 'good', 'a', 'b', 'B', 'as'), { maxLength: 5 }); // prettier-ignore
    fc.assert(
      fc.property(some, some, (source, target) => {
        const found = proposeMapping(source, target);
        for (const [from, to] of Object.entries(found?.mapping ?? {}))
          assert.ok(source.includes(from) && (to === null || target.includes(to)));
      }),
    );
  });

  it('serves the index mappings: steps onto poles, but nothing many to one where one to one is asked', () => {
    assert.deepEqual([...mapLabels(['1/5', '3/5', '5/5'], ['neg', 'pos'])], [0, -1, 1]);
    assert.equal(alignLabels(['very good', 'good'], ['pos', 'neg']), null);
    assert.deepEqual(
      [...alignLabels(['neg', 'neu', 'pos'], ['positive', 'neutral', 'negative'])!],
      [2, 1, 0],
    );
  });
});

describe('several labels in a cell', () => {
  const often = (...cells: string[]) => cells.flatMap((cell) => Array<string>(5).fill(cell));

  for (const cells of [
    ['toxic|insult', 'toxic', 'insult|threat', 'threat|toxic'],
    ['["joy","anger"]', '["joy"]', '[]'],
    ["['joy', 'anger']", "['joy']"],
    ["['joy' 'anger']", "['joy']"],
    ['bug; ui', 'ui; login', 'login', 'bug; login'],
    ['joy, anger', 'anger, fear', 'fear', 'joy, fear'],
  ])
    it(`is seen in ${cells.join('  ')}`, () => {
      const found = multiLabel(often(...cells));
      assert.ok(found);
      assert.equal(found.example, cells[0]);
    });

  for (const cells of [
    ['World', 'Sci/Tech', 'Sports', 'Business'],
    ['Food, Drink & Tobacco', 'Health, Beauty', 'Toys'],
    ['positive', 'negative'],
    ['4/5', '3/5', '5/5', '3/4'],
    ['food/price', 'food/taste', 'room/price', 'room/taste'],
    ['1,5', '2,5', '1,0', '5,2'],
    ["['joy']", "['anger']"],
    ['', ''],
  ])
    it(`is not seen in ${cells.join('  ')}`, () => assert.equal(multiLabel(often(...cells)), null));

  it('may be spread over columns of 0 and 1', () => {
    const bits = (...values: string[]) => values;
    const columns = [
      { name: 'text', values: ['a', 'b', 'c'] },
      { name: 'toxic', values: bits('0', '1', '0') },
      { name: 'threat', values: bits('1', '0', '') },
      { name: 'insult', values: bits('1', '1', '0') },
    ];
    assert.deepEqual(oneHotColumns(columns), ['toxic', 'threat', 'insult']);
    assert.equal(oneHotColumns(columns.slice(0, 3)), null);
  });
});
