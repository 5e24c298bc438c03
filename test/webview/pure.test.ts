import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { judge as judgeOfCore } from '../../src/core/report/verdict';
import { webviewMessages } from '../../src/protocol/messages/webview';
import type { Report, Strategy, StrategyName } from '../../src/protocol/report';
import { figuresIn } from '../../webview/figures';
import { readReport } from '../../webview/readReport';
import { paragraph, translateWith } from '../../webview/reader';
import { roundMaximum } from '../../webview/sections/roundMaximum';
import { judge } from '../../webview/verdict';
import { dist, fixture } from './panel';

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
  const interval = (mean: number, low: number, high: number) => ({ mean, low, high });
  const strategy = (name: StrategyName, mean: number, difference: Strategy['difference']): Strategy => ({
    name,
    accuracy: interval(mean, mean - 0.05, mean + 0.05),
    macroF1: interval(mean, mean - 0.05, mean + 0.05),
    difference,
  });
  const verdict = (...strategies: Strategy[]) => judge({ strategies } as Report)?.verdict;

  it('follows the rules in their order', () => {
    assert.equal(verdict(strategy('pooled', 0.84, interval(0.061, 0.027, 0.095))), 'helpful');
    assert.equal(verdict(strategy('pooled', 0.84, interval(0.004, 0.001, 0.007))), 'harmless');
    assert.equal(verdict(strategy('pooled', 0.84, interval(-0.025, -0.038, -0.012))), 'negative');
    assert.equal(verdict(strategy('pooled', 0.84, interval(0.009, -0.014, 0.032))), 'undecided');
    assert.equal(
      verdict(
        strategy('source-only', 0.85, interval(0.01, -0.02, 0.04)),
        strategy('pooled', 0.8, interval(-0.03, -0.05, -0.01)),
      ),
      'negative',
    );
    assert.equal(verdict(strategy('target-only', 0.8, null)), undefined);
  });

  it('is the one that the summary tells of, whatever the strategies', () => {
    const some = (name: StrategyName) =>
      fc
        .tuple(
          fc.double({ min: 0.3, max: 1, noNaN: true }),
          fc.integer({ min: -90, max: 90 }),
          fc.integer({ min: 0, max: 60 }),
        )
        .map(([mean, middle, half]) =>
          strategy(name, mean, interval(middle / 1000, (middle - half) / 1000, (middle + half) / 1000)),
        );
    fc.assert(
      fc.property(some('source-only'), some('pooled'), (...strategies) => {
        const ours = judge({ strategies } as unknown as Report);
        const told = judgeOfCore(strategies);
        assert.deepEqual(
          { verdict: ours?.verdict, best: ours?.strategy.name },
          { verdict: told?.verdict, best: told?.best.name },
        );
      }),
    );
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

describe('The page’s Japanese', () => {
  it('has every sentence, no other, and the same slots', async () => {
    const file = path.join(dist, '..', 'l10n', 'ja.webview.json');
    const japanese = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
    const slots = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
    assert.deepEqual(
      Object.keys(japanese).toSorted(),
      [...new Set(Object.values(webviewMessages))].toSorted(),
    );
    for (const [english, text] of Object.entries(japanese))
      assert.deepEqual(slots(text), slots(english), english);
  });
});
