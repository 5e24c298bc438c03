import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { foldLabels } from '../../src/core/data/schemes/foldLabels';
import { labelSchemes, writtenCounts } from '../../src/core/data/schemes/labelSchemes';
import { labelReader } from '../../src/core/data/schemes/readLabels';
import { scaleStep } from '../../src/core/data/schemes/scaleStep';
import { schemeSentence } from '../../src/core/data/schemes/schemeSentence';
import type { LabelMapping } from '../../src/protocol/readOptions';

const understood = (values: string[], name = 'label') => labelSchemes({ name, values });
const first = (values: string[], name?: string) => understood(values, name).schemes[0]!;
/** Each label several times, so that none is rare. */
const often = (...labels: string[]) => labels.flatMap((label) => Array<string>(10).fill(label));
const oneToTen = Array.from({ length: 10 }, (_, i) => String(i + 1));

/** Class -> its labels, in order of first appearance; `-` for what is left out. */
function groups(labels: string[], mapping: LabelMapping): Record<string, string> {
  const read = labelReader(mapping);
  const found: Record<string, string[]> = {};
  for (const label of labels) (found[read(label) ?? '-'] ??= []).push(label);
  return Object.fromEntries(Object.entries(found).map(([name, of]) => [name, of.join(' ')]));
}

describe('label schemes', () => {
  const poles: [string, string][] = [
    ['neg', 'pos'],
    ['0', '1'],
    ['-1', '1'],
    ['-1', '+1'],
    ['0.0', '1.0'],
    ['0', '4'],
    ['False', 'True'],
    ['no', 'yes'],
    ['N', 'Y'],
    ['nein', 'ja'],
    ['non', 'oui'],
    ['no', 'sí'],
    ['no', 'sì'],
    ['não', 'sim'],
    ['nee', 'ja'],
    ['いいえ', 'はい'],
    ['否', '是'],
    ['아니요', '예'],
    ['negativ', 'positiv'],
    ['négatif', 'positif'],
    ['ネガティブ', 'ポジティブ'],
    ['差评', '好评'],
    ['부정', '긍정'],
    ['__label__negative', '__label__positive'],
    ['not recommended', 'recommended'],
    ['👎', '👍'],
  ];
  for (const [low, high] of poles)
    it(`knows the poles ${low} and ${high}, and keeps their names`, () => {
      const [own, renamed] = understood(often(high, low)).schemes;
      assert.deepEqual([own!.kind, own!.neutrals, own!.mapping], ['polarity', 'none', {}]);
      assert.deepEqual(groups([low, high], renamed!.mapping), { negative: low, positive: high });
    });

  for (const three of [
    ['negative', 'neutral', 'positive'],
    ['neg', 'neu', 'pos'],
    ['-1', '0', '1'],
    ['negativ', 'neutral', 'positiv'],
    ['ネガティブ', '中立', 'ポジティブ'],
  ])
    it(`knows the three ways ${three.join(', ')}: the middle is kept, and may be dropped`, () => {
      const { schemes, sure } = understood(often(...three));
      assert.deepEqual([schemes[0]!.kind, schemes[0]!.neutrals, schemes[0]!.mapping, sure], ['three-way', 'kept', {}, true]); // prettier-ignore
      const dropped = schemes.find(({ neutrals }) => neutrals === 'dropped')!;
      assert.deepEqual(groups(three, dropped.mapping), {
        negative: three[0],
        '-': three[1],
        positive: three[2],
      });
    });

  it('reads 1-5 stars as 1-2, 3 left out, 4-5; the middle kept and each step as second thoughts', () => {
    const stars = ['1', '2', '3', '4', '5'];
    const { schemes, sure } = understood(often(...stars), 'stars');
    assert.equal(sure, true);
    assert.deepEqual(
      schemes.map(({ kind, scale, neutrals }) => [kind, scale, neutrals]),
      [['stars', 5, 'dropped'], ['stars', 5, 'kept'], ['names', null, 'none']], // prettier-ignore
    );
    assert.deepEqual(groups(stars, schemes[0]!.mapping), { negative: '1 2', '-': '3', positive: '4 5' });
    assert.deepEqual(groups(stars, schemes[1]!.mapping), { negative: '1 2', neutral: '3', positive: '4 5' });
    assert.deepEqual(schemes[2]!.mapping, {});
  });

  it('reads 1-10 as 1-4, 5-6 left out, 7-10, and 0-10 with 5 alone in the middle', () => {
    const ten = first(often(...oneToTen), 'score');
    assert.equal(ten.scale, 10);
    assert.deepEqual(groups(oneToTen, ten.mapping), {
      negative: '1 2 3 4',
      '-': '5 6',
      positive: '7 8 9 10',
    });
    const all = ['0', ...oneToTen];
    assert.deepEqual(groups(all, first(often(...all), 'rating').mapping), {
      negative: '0 1 2 3 4',
      '-': '5',
      positive: '6 7 8 9 10',
    });
  });

  it('reads half stars, and a seven-step scale by its middle', () => {
    const halves = ['0.5', '1', '1.5', '2', '2.5', '3', '3.5', '4', '4.5', '5'];
    const read = first(often(...halves), 'x');
    assert.deepEqual(groups(halves, read.mapping), {
      negative: '0.5 1 1.5 2 2.5',
      '-': '3',
      positive: '3.5 4 4.5 5',
    });
    const seven = ['1', '2', '3', '4', '5', '6', '7'];
    assert.deepEqual(groups(seven, first(often(...seven), 'rating').mapping), { negative: '1 2 3', '-': '4', positive: '5 6 7' }); // prettier-ignore
  });

  for (const stars of [
    ['1 out of 5', '3 out of 5', '4 out of 5'],
    ['1/5', '3/5', '5/5'],
    ['1 star', '3 stars', '4 stars'],
    ['1-star', '3-star', '5-star'],
    ['★☆☆☆☆', '★★★☆☆', '★★★★☆'],
    ['⭐', '⭐⭐⭐', '⭐⭐⭐⭐⭐'],
    ['1 von 5 Sternen', '3 von 5 Sterne', '5 von 5 Sterne'].map((label) =>
      label.replace('Sternen', 'Sterne'),
    ),
    ['1 étoile', '3 étoiles', '5 étoiles'],
    ['星1', '星3', '星5'],
    ['1点', '3点', '5点'],
    ['one star', 'three stars', 'five stars'],
    ['1,0', '3,0', '4,5'],
  ])
    it(`reads ${stars.join(', ')} as stars whatever the column is called`, () => {
      const { schemes, sure } = understood(often(...stars), stars[0] === '1,0' ? 'note moyenne rating' : 'x');
      assert.deepEqual([schemes[0]!.kind, schemes[0]!.scale, sure], ['stars', 5, true]);
      const [low, middle, high] = stars as [string, string, string];
      assert.deepEqual(groups(stars, schemes[0]!.mapping), { negative: low, '-': middle, positive: high });
    });

  it('asks where 1-5 may be stars or numbers of classes, and does not take the number of a topic for stars', () => {
    const five = often('1', '2', '3', '4', '5');
    assert.equal(understood(five, 'label').sure, false);
    assert.deepEqual([first(five, 'topic').kind, understood(five, 'topic').sure], ['names', true]);
    assert.equal(first(often('1', '2', '3', '4'), 'class').kind, 'names');
    assert.equal(first(often('0', '1', '2', '3', '4'), 'label').kind, 'names');
  });

  it('leaves names alone', () => {
    for (const names of [['spam', 'ham'], ['World', 'Sports', 'Sci/Tech'], ['positive', 'negative', 'irrelevant'], ['7', '12', '3.5']]) // prettier-ignore
      assert.deepEqual(understood(often(...names)), { schemes: [{ kind: 'names', scale: null, neutrals: 'none', mapping: {} }], sure: true }); // prettier-ignore
  });

  it('does not take degrees for spellings: they are classes unless a person says otherwise', () => {
    const degrees = ['very negative', 'negative', 'neutral', 'positive', 'very positive'];
    const { schemes } = understood(often(...degrees));
    assert.deepEqual([schemes[0]!.kind, schemes[0]!.mapping], ['names', {}]);
    const dropped = schemes.find(({ neutrals }) => neutrals === 'dropped')!;
    assert.deepEqual(groups(degrees, dropped.mapping), {
      negative: 'very negative negative',
      '-': 'neutral',
      positive: 'positive very positive',
    });
  });

  it('folds spellings into the commonest', () => {
    const values = [...often('Late delivery'), 'late delivery', ' Late  Delivery', 'ＬＡＴＥ ＤＥＬＩＶＥＲＹ', 'late_delivery', ...often('praise', 'other')]; // prettier-ignore
    const { mapping } = first(values);
    assert.deepEqual(mapping, {
      'late delivery': 'Late delivery',
      'Late  Delivery': 'Late delivery',
      'ＬＡＴＥ ＤＥＬＩＶＥＲＹ': 'Late delivery',
      late_delivery: 'Late delivery',
    });
    assert.deepEqual(first([...often('yes', 'no'), 'Y', 'n']).mapping, { Y: 'yes', n: 'no' });
    assert.deepEqual(first([...often('1', '0'), '1.0']).mapping, { '1.0': '1' });
  });

  it('takes what stands for an empty cell as unlabeled, but not a class of that name', () => {
    assert.deepEqual(first([...often('pos', 'neg'), 'NaN', 'n/a', 'NULL', '?']).mapping, { NaN: '', 'n/a': '', NULL: '', '?': '' }); // prettier-ignore
    assert.deepEqual(first(often('pos', 'neg', 'None', 'N/A')).mapping, { None: '', 'N/A': '' });
    assert.deepEqual(first(often('racism', 'sexism', 'none')).mapping, {});
    assert.deepEqual(first([...often('racism', 'sexism'), 'none']).mapping, { none: '' });
    assert.deepEqual(first(often('+', '-')).mapping, {});
    assert.deepEqual(first([...often('spam', 'ham'), '-']).mapping, { '-': '' });
  });

  it('survives names that every object has', () => {
    const { mapping } = first([...often('constructor', 'toString'), 'Constructor', '__proto__']);
    assert.equal(labelReader(mapping)('Constructor'), 'constructor');
    assert.equal(labelReader({})('__proto__'), '__proto__');
    assert.equal(labelReader({})('hasOwnProperty'), 'hasOwnProperty');
  });

  it('says in words what it does', () => {
    const labels = ['1', '2', '3', '4', '5'];
    const { schemes } = understood(often(...labels), 'stars');
    assert.deepEqual(schemeSentence(schemes[0]!, labels), {
      key: 'scheme.starsDropped',
      args: { low: '1–2', high: '4–5', middle: '3' },
    });
    assert.deepEqual(schemeSentence(first(often('pos', 'neg')), ['pos', 'neg']).args, { classes: 'neg, pos', leftOut: '' }); // prettier-ignore
  });

  const label = fc.oneof(
    fc.constantFrom(
      'pos',
      'Pos',
      ' pos',
      'neg',
      'neutral',
      '1',
      '1.0',
      '2',
      '3',
      '5',
      '4/5',
      'nan',
      '-',
      'none',
      '',
      'A b',
      'a_b',
    ),
    fc.string({ maxLength: 6 }),
  );
  const columns = fc.array(label, { minLength: 1, maxLength: 40 });

  it('folds once and for all: nothing changes the second time (500 columns)', () => {
    fc.assert(
      fc.property(columns, (values) => {
        const counts = writtenCounts(values);
        const read = labelReader(foldLabels(counts));
        const folded = values.map((value) => read(value)!);
        assert.deepEqual(foldLabels(writtenCounts(folded)), {});
      }),
      { numRuns: 500 },
    );
  });

  it('answers for every label, maps only what changes, and depends on no order (500 columns)', () => {
    fc.assert(
      fc.property(columns, fc.constantFrom('label', 'stars', 'x'), (values, name) => {
        const { schemes } = labelSchemes({ name, values });
        const turned = labelSchemes({ name, values: values.toReversed() });
        assert.deepEqual(schemes, turned.schemes);
        for (const { mapping } of schemes) {
          const read = labelReader(mapping);
          for (const value of values) assert.notEqual(read(value), undefined);
          for (const [from, to] of Object.entries(mapping)) assert.notEqual(from, to);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the labels of a mapping', () => {
  it('are met in other spellings too, unless two of them differ', () => {
    const read = labelReader({ good: 'positive', '1': null });
    assert.deepEqual(['good', ' GOOD ', '1.0', 'bad', ''].map(read), [
      'positive',
      'positive',
      null,
      'bad',
      '',
    ]);
    const apart = labelReader({ a: 'x', A: 'y' });
    assert.deepEqual(['a', 'A', 'ａ'].map(apart), ['x', 'y', 'ａ']);
  });
});

describe('a step of a scale', () => {
  it('is read with its scale where it says so', () => {
    assert.deepEqual(scaleStep('4 out of 5 stars'), { step: 4, of: 5, bare: false });
    assert.deepEqual(scaleStep('3,5/5'), { step: 3.5, of: 5, bare: false });
    assert.deepEqual(scaleStep('★★½☆☆'), { step: 2.5, of: 5, bare: false });
    assert.deepEqual(scaleStep('7'), { step: 7, of: null, bare: true });
    assert.equal(scaleStep('-1'), null);
    assert.equal(scaleStep('four'), null);
    assert.equal(scaleStep('4 people'), null);
  });
});
