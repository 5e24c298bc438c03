import assert from 'node:assert/strict';
import fixture from '../fixtures/report-small.json';
import { withoutRareWords } from '../../src/protocol/rareWords';
import { readReport } from '../../src/protocol/report';
import type { Report } from '../../src/protocol/report';

function read(value: unknown): Report {
  const found = readReport(value);
  assert.ok(found.kind === 'report');
  return found.report;
}

const interval = { mean: 0.1, low: 0, high: 0.2 };
const form = {
  rows: { source: null, target: 3 },
  words: { source: null, target: { low: 1, median: 2, high: 3 }, difference: null },
  traits: [{ name: 'emoji', source: 0, target: 0.1, difference: interval }],
  labels: [],
  estimated: false,
};

describe('The form of texts in a report', () => {
  it('is null where an older report lacks it, or a later one has another shape', () => {
    assert.equal(read(fixture).form, null);
    assert.equal(read({ ...fixture, form: { rows: 3 } }).form, null);
  });

  it('loses a trait that a later version added, and no other', () => {
    const later = { ...form, traits: [{ ...form.traits[0], name: 'sarcasm' }, ...form.traits] };
    assert.deepEqual(read({ ...fixture, form: later }).form, form);
  });
});

describe('A report that leaves without texts', () => {
  const word = (name: string, side: 'source' | 'target', sourceCount: number, targetCount: number) => ({
    word: name,
    side,
    z: 5,
    sourceCount,
    targetCount,
  });
  const report = read(fixture);
  report.words.distinctive = [
    word('smith', 'source', 9, 12),
    word('film', 'source', 10, 0),
    word('jones', 'target', 30, 4),
  ];

  it('names no word that fewer than ten rows of its side hold', () => {
    assert.deepEqual(
      withoutRareWords(report).words.distinctive.map((each) => each.word),
      ['film'],
    );
  });

  it('keeps them where the texts go along', () => {
    const whole = { ...report, texts: { source: {}, target: {} } };
    assert.equal(withoutRareWords(whole), whole);
  });
});
