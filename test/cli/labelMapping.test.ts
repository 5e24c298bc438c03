import assert from 'node:assert/strict';
import { InvalidArgumentError } from 'commander';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { hintFor } from '../../src/cli/hints';
import { labelMapping } from '../../src/cli/labelMapping';
import { mappingText } from '../../src/protocol/mappingText';

describe('--labels', () => {
  const cases: [string, Record<string, string | null>][] = [
    ['1,2=negative 4,5=positive 3=', { '1': 'negative', '2': 'negative', '4': 'positive', '5': 'positive', '3': null }], // prettier-ignore
    ['good=positive, bad=negative', { good: 'positive', bad: 'negative' }],
    ['good=positive;bad=negative;', { good: 'positive', bad: 'negative' }],
    ['3= 1=a', { '3': null, '1': 'a' }],
    ['very good, good=pos very bad=neg', { 'very good': 'pos', good: 'pos', 'very bad': 'neg' }],
    [`"a=b",'c,d'="two words"`, { 'a=b': 'two words', 'c,d': 'two words' }],
    ['1=""', { '1': null }],
    ['良い=positive 悪い=negative', { 良い: 'positive', 悪い: 'negative' }],
    ['-1=neg +1=pos', { '-1': 'neg', '+1': 'pos' }],
    ['names', {}],
  ];
  for (const [text, mapping] of cases)
    it(`reads ${text}`, () => assert.deepEqual(labelMapping(text), mapping));

  for (const [text, message] of [
    ['', /looks like this/],
    ['good', /"good" has no "="/],
    ['a=b c', /"c" has no "="/],
    ['=x', /label is missing/],
    ['a,,b=x', /label is missing/],
    ['a=x a=y', /"a" is in it twice/],
    ['"a=x', /never closed/],
  ] as const)
    it(`refuses ${text || 'nothing'}`, () => {
      assert.throws(() => labelMapping(text), (error) => error instanceof InvalidArgumentError && message.test(error.message)); // prettier-ignore
    });
});

describe('what the command line adds to a sentence', () => {
  it('is the mapping to write, from the labels of both files', () => {
    const mapping = mappingText({ ham: 'ok', 'junk mail': 'spam', '?': null });
    const hint = hintFor({ key: 'engine.remark.labelsDiffer', args: { mapping } });
    assert.deepEqual(hint, {
      key: 'cli.hint.sourceLabels',
      args: { mapping: `"ham=ok, 'junk mail'=spam, ?="` },
    });
  });

  it('can be read back, whatever the labels are (500 mappings)', () => {
    const name = fc
      .string({ minLength: 1, maxLength: 8 })
      .filter((text) => !/["]/.test(text) || !/[']/.test(text));
    const pairs = fc.uniqueArray(fc.tuple(name, fc.option(name)), {
      minLength: 1,
      selector: ([label]) => label,
    });
    fc.assert(
      fc.property(pairs, (entries) => {
        const mapping = Object.fromEntries(entries);
        fc.pre(!('names' in mapping && entries.length === 1));
        assert.deepEqual({ ...labelMapping(mappingText(mapping)) }, { ...mapping });
      }),
      { numRuns: 500 },
    );
  });

  it('is nothing where no option helps', () => assert.equal(hintFor({ key: 'error.cancelled' }), null));
});
