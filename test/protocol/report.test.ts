import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readReport } from '../../src/protocol/report';

const fixture = async (name: string) =>
  JSON.parse(await readFile(path.join('test', 'fixtures', `report-${name}.json`), 'utf8')) as Record<
    string,
    unknown
  >;

describe('a report that is read', () => {
  for (const name of ['helpful', 'negative', 'small', 'unlabeled']) {
    it(`is accepted whole: ${name}`, async () => {
      const report = await fixture(name);
      const found = readReport(report);
      assert.equal(found.kind, 'report');
      const summary = (report['summary'] as unknown[]).length;
      assert.equal(found.kind === 'report' && found.report.summary.length, summary);
    });
  }

  it('of a later schema is not guessed at', async () => {
    const found = readReport({ ...(await fixture('small')), schema: 2, strategies: 'other' });
    assert.deepEqual(found, { kind: 'newer', schema: 2 });
  });

  it('keeps the sentences that are known when a later version added one', async () => {
    const report = await fixture('small');
    const summary = report['summary'] as unknown[];
    const found = readReport({ ...report, summary: [...summary, { key: 'report.ofALaterVersion' }] });
    assert.equal(found.kind === 'report' && found.report.summary.length, summary.length);
  });

  it('may be of before verdicts and estimates were written down', async () => {
    const {
      pinned: _p,
      verdict: _v,
      estimatedAccuracy: _e,
      sourceAtHome: _s,
      ...old
    } = await fixture('helpful');
    const strategies = (old['strategies'] as Record<string, unknown>[]).map(
      ({ differenceToSource: _d, lexical: _l, ...rest }) => rest,
    );
    const found = readReport({ ...old, strategies });
    assert.ok(found.kind === 'report');
    const { pinned, verdict, estimatedAccuracy, sourceAtHome } = found.report;
    assert.deepEqual([pinned, verdict, estimatedAccuracy, sourceAtHome], [false, null, null, null]);
    const [first] = found.report.strategies;
    assert.deepEqual([first?.differenceToSource, first?.lexical], [null, false]);
  });

  it('keeps the conditions that are known, and no step that is not', async () => {
    const report = await fixture('helpful');
    const verdict = report['verdict'] as { conditions: object[]; nextStep: object };
    const [first, ...rest] = verdict.conditions;
    const found = readReport({
      ...report,
      verdict: {
        ...verdict,
        conditions: [{ ...first, evidence: { key: 'condition.ofALaterVersion' } }, ...rest],
        nextStep: { ...verdict.nextStep, action: 'ask-an-oracle' },
      },
    });
    assert.ok(found.kind === 'report');
    assert.equal(found.report.verdict?.conditions.length, 2);
    assert.equal(found.report.verdict?.nextStep, null);
  });

  it('names the place that does not fit', async () => {
    const report = await fixture('helpful');
    const found = readReport({ ...report, encoder: { ...(report['encoder'] as object), dim: 'wide' } });
    assert.equal(found.kind === 'invalid' && found.place, 'encoder.dim');
    assert.equal(readReport(null).kind, 'invalid');
  });
});
