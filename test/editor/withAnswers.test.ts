import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { withAnswers } from '../../src/editor/reports/withAnswers';
import type { Report } from '../../src/protocol/report';
import type { EncoderSimilarity } from '../../src/protocol/similarity';
import { UserError } from '../../src/protocol/userError';

const text = readFileSync('test/fixtures/report-small.json', 'utf8');
const asked = JSON.parse(text) as Report;
const name = 'a.transfer-report.json';

const answer = (other: string | null, rows: number): EncoderSimilarity => ({
  rows,
  other,
  layers: [{ layer: null, cka: 1, rsa: 1 }],
  fit: null,
});
const answersIn = (text: string) =>
  (JSON.parse(text) as Report).similarity!.encoders.map(({ other, rows }) => [other, rows]);

describe('answers about encoders', () => {
  it('come beside those that the file has by now, and replace an earlier one to the same question', () => {
    const layers = withAnswers(text, name, asked, [answer(null, 10)]);
    const both = withAnswers(layers, name, asked, [answer('other', 20)]);
    assert.deepEqual(answersIn(both), [
      [null, 10],
      ['other', 20],
    ]);
    const again = withAnswers(both, name, asked, [answer(null, 30)]);
    assert.deepEqual(answersIn(again), [
      ['other', 20],
      [null, 30],
    ]);
  });

  it('leave all else in the file as it is, what a later version wrote too', () => {
    const file = { ...asked, tomorrow: [1, 2] };
    const { similarity: _now, ...written } = JSON.parse(
      withAnswers(JSON.stringify(file), name, asked, [answer(null, 10)]),
    ) as Report;
    const { similarity: _before, ...before } = file;
    assert.deepEqual(written, before);
  });

  it('are not written into another report that took the file’s place', () => {
    const other = JSON.stringify({ ...asked, created: '2031-01-01T00:00:00.000Z' });
    assert.throws(
      () => withAnswers(other, name, asked, [answer(null, 10)]),
      (error) => error instanceof UserError && error.shown.key === 'editor.error.reportReplaced',
    );
  });
});
