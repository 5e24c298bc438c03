import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { referencedRows } from '../../src/protocol/referencedRows';
import type { Report } from '../../src/protocol/report';
import { readReport } from '../../src/protocol/report';
import { mostShownCharacters, shownText } from '../../src/protocol/rows';
import { longestSearch, mostAskedRows, rowsMessageSchema, toHostSchema } from '../../src/protocol/webview';

function fixture(): Report {
  const found = readReport(JSON.parse(readFileSync('test/fixtures/report-helpful.json', 'utf8')));
  assert.equal(found.kind, 'report');
  return found.kind === 'report' ? found.report : assert.fail();
}

const interval = { mean: 0.5, low: 0.4, high: 0.6 };

describe('the rows that a report points at', () => {
  it('come from everything that has examples, each once and in order', () => {
    const report = fixture();
    report.words.polarityFlips[0]!.examples = { source: [9, 2], target: [40] };
    report.words.pivots[0]!.examples = { source: [2], target: [30, 40] };
    report.topics = {
      topics: [
        { words: ['bag'], source: 1, target: 2, onlyIn: null, examples: { source: [7], target: [31] } },
      ],
      outliers: [
        { side: 'source', row: 1, distance: 3 },
        { side: 'target', row: 100, distance: 2 },
      ],
    };
    report.slices = [{ kind: 'length', rows: 20, accuracy: interval, surelyWorse: false, examples: [5, 30] }];
    report.failures = {
      rows: 20,
      labels: ['a', 'b'],
      confusion: [],
      reliability: { bins: [], ece: 0, expectedEce: 0 },
      byLabel: [],
      mistakes: [{ row: 6, label: 0, predicted: 1, probability: 0.9 }],
    };
    assert.deepEqual(referencedRows(report), {
      source: [1, 2, 7, 9],
      target: [5, 6, 30, 31, 40, 100],
    });
  });

  it('are none in a report of before rows were written down', () => {
    assert.deepEqual(referencedRows(fixture()), { source: [], target: [] });
  });
});

describe('a shown text', () => {
  it('is the text, or its beginning and an ellipsis, always well formed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.constantFrom('a', 'é', '😀', '日'), (extra, unit) => {
        const text = 'x'.repeat(extra) + unit.repeat(2 * mostShownCharacters);
        const shown = shownText(text);
        assert.ok(shown.endsWith('…') && shown.length <= mostShownCharacters + 1);
        assert.ok(text.startsWith(shown.slice(0, -1)));
        assert.doesNotThrow(() => encodeURIComponent(shown)); // it throws on half a character
      }),
    );
    assert.equal(shownText('x'.repeat(mostShownCharacters)), 'x'.repeat(mostShownCharacters));
  });
});

describe('messages about rows', () => {
  const asked = (message: unknown) => v.safeParse(toHostSchema, message).success;

  it('from the page name existing sides, whole rows, and not too many', () => {
    assert.ok(asked({ type: 'readRows', side: 'source', rows: [1, 50_000] }));
    assert.ok(asked({ type: 'search', query: 'a' }));
    assert.ok(asked({ type: 'openRow', side: 'target', row: 3, inPlace: false }));
    const tooMany = Array.from({ length: mostAskedRows + 1 }, (_, i) => i + 1);
    for (const rows of [[], [0], [1.5], ['1'], [Number.NaN], tooMany, null])
      assert.ok(!asked({ type: 'readRows', side: 'source', rows }), String(rows));
    for (const query of ['', 'x'.repeat(longestSearch + 1), 7, null])
      assert.ok(!asked({ type: 'search', query }), String(query));
    for (const side of ['bridge', '__proto__', '', null])
      assert.ok(!asked({ type: 'openRow', side, row: 1, inPlace: true }));
  });

  it('from the host hold texts and nothing else', () => {
    const told = (rows: unknown) =>
      v.safeParse(rowsMessageSchema, { type: 'rows', side: 'target', asked: [1], state: 'same', rows })
        .success;
    assert.ok(told([{ row: 1, text: 'a', label: '' }]));
    for (const rows of [[{ row: 1, text: null, label: '' }], [{ row: -1, text: 'a', label: '' }], null])
      assert.ok(!told(rows));
  });
});
