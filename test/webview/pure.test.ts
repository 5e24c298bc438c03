import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import * as v from 'valibot';
import type { Report, Verdict } from '../../src/protocol/report';
import { conditionStates, transferVerdicts } from '../../src/protocol/report';
import { longestChart, longestCopy, toHostSchema, viewCommands } from '../../src/protocol/webview';
import { emphasise } from '../../webview/emphasise';
import { figuresIn } from '../../webview/figures';
import { readReport } from '../../webview/readReport';
import { paragraph, translateWith } from '../../webview/reader';
import { roundMaximum } from '../../webview/sections/roundMaximum';
import { byPooling, stateIcons, verdictIcons } from '../../webview/verdict';
import { fixture } from './panel';

describe('Numbers of the report page', () => {
  const figures = figuresIn('en');

  it('writes minus as U+2212 and never minus zero', () => {
    assert.equal(figures.decimal(-1234.5), '−1,234.5');
    assert.equal(figures.points(-0.0004), '0.0');
    assert.equal(figures.points(0.061), '+6.1');
    assert.equal(figures.interval({ mean: 0, low: -0.038, high: -0.012 }), '[−3.8, −1.2]');
  });

  it('never writes a p of zero', () => {
    assert.equal(figures.probability(0.0002), '< 0.001');
    assert.equal(figures.probability(0.034), '= 0.034');
    assert.equal(figures.probability(0.5), '= 0.50');
  });

  it('shows an unreadable date as it is', () => {
    assert.equal(figures.moment('yesterday'), 'yesterday');
  });
});

describe('A measure’s own axis', () => {
  it('ends at a round number', () => {
    assert.deepEqual(roundMaximum(2, 1.96, 0.12), { maximum: 2, exponent: 0, digits: 0 });
    assert.deepEqual(roundMaximum(0, 0.0412, 0.0011), { maximum: 0.05, exponent: -2, digits: 0 });
    assert.deepEqual(roundMaximum(0, 0, 0), { maximum: 1, exponent: 0, digits: 0 });
  });

  it('holds every value, and is at most twice the largest', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1e-12, max: 1e9, noNaN: true }), { minLength: 1 }), (values) => {
        const { maximum } = roundMaximum(...values);
        const largest = Math.max(...values);
        assert.ok(maximum >= largest * (1 - 1e-9) && maximum <= largest * 2.0001);
      }),
    );
  });
});

describe('The verdict on the page', () => {
  const negative = (high: number | null): Verdict => ({
    transfer: 'negative',
    strategy: 'weighted',
    difference: high === null ? null : { mean: 0, low: -0.05, high },
    pooledDifference: { mean: -0.03, low: -0.05, high: -0.01 },
    conditions: [],
    nextStep: null,
  });

  it('blames pooling where nothing else surely hurts', () => {
    assert.deepEqual([-0.01, 0.02, null].map(negative).map(byPooling), [false, true, false]);
    assert.equal(byPooling({ ...negative(0.02), transfer: 'undecided' }), false);
  });

  it('gives every word a mark of its own shape', () => {
    assert.equal(new Set(Object.values(verdictIcons)).size, transferVerdicts.length);
    assert.equal(new Set(Object.values(stateIcons)).size, conditionStates.length);
  });

  it('sets the numbers of the answer apart, in both languages', () => {
    const weights = (sentence: string) =>
      emphasise(sentence).map((piece) => (typeof piece === 'string' ? piece : piece.values));
    assert.deepEqual(weights('It helps: +6.1 points [2.7, 9.5] over.'), [
      'It helps: ',
      ['+6.1 points'],
      ' ',
      ['[2.7, 9.5]'],
      ' over.',
    ]);
    assert.deepEqual(weights('Expect 74 to 81 % accuracy.'), ['Expect ', ['74 to 81 %'], ' accuracy.']);
    assert.deepEqual(weights('精度は 74〜81 % と見込まれます'), ['精度は ', ['74〜81 %'], ' と見込まれます']);
  });
});

describe('What the page may ask of the editor', () => {
  const accepted = (message: unknown) => v.safeParse(toHostSchema, message).success;

  it('is a known command, or a number of rows to label', () => {
    for (const command of viewCommands) assert.ok(accepted({ type: 'command', command }), command);
    assert.ok(accepted({ type: 'labelRows', rows: 400 }));
    assert.ok(accepted({ type: 'labelRows' }));
  });

  it('is nothing else', () => {
    for (const rows of [0, -1, 1.5, 1e9, '50', null, Number.NaN])
      assert.ok(!accepted({ type: 'labelRows', rows }), String(rows));
    for (const command of ['workbench.action.quit', 'toString', '', null])
      assert.ok(!accepted({ type: 'command', command }), String(command));
    assert.ok(!accepted({ type: 'execute', command: 'fineTune' }));
  });

  it('hands over a picture under a name that is no path, and no more than fits', () => {
    const chart = (name: string, length = 10) =>
      accepted({ type: 'chart', format: 'png', name, data: 'A'.repeat(length) });
    assert.ok(chart('distances'));
    for (const name of ['', '../x', 'a/b', 'a.png', 'x'.repeat(41)]) assert.ok(!chart(name), name);
    assert.ok(!chart('map', longestChart + 1));
    assert.ok(accepted({ type: 'copy', text: 'a' }));
    assert.ok(!accepted({ type: 'copy', text: 'a'.repeat(longestCopy + 1) }));
  });

  it('is a projection with a number to answer by', () => {
    assert.ok(accepted({ type: 'project', method: 'umap', run: 1 }));
    for (const run of [undefined, 0, 0.5, '1'])
      assert.ok(!accepted({ type: 'project', method: 'umap', run }));
  });
});

describe('What the page reads', () => {
  it('accepts the fixtures and names what is wrong elsewhere', async () => {
    for (const name of ['helpful', 'negative', 'small', 'unlabeled'])
      assert.ok('report' in readReport(await fixture(`report-${name}.json`)), name);
    const report = await fixture<Report>('report-helpful.json');
    assert.deepEqual(readReport({ ...report, schema: 2 }), {
      problem: { key: 'view.problem.newer', args: { found: 2, known: 1 } },
    });
    assert.deepEqual(readReport({ ...report, seed: 'x' }), {
      problem: { key: 'view.problem.invalid', args: { place: 'seed' } },
    });
    assert.ok('problem' in readReport(null));
  });

  it('does not take a translation from an object’s own nature', () => {
    const translate = translateWith({ language: 'en', translations: {} });
    assert.equal(translate('constructor', {}), 'constructor');
  });

  it('puts no space after a Japanese sentence', () => {
    assert.equal(paragraph('One.', '', 'Two.'), 'One. Two.');
    assert.equal(paragraph('一。', '二。'), '一。二。');
  });
});
