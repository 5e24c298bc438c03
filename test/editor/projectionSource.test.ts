import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { projectionSource } from '../../src/editor/reports/projectionSource';
import type { Report } from '../../src/protocol/report';
import { UserError } from '../../src/protocol/userError';

const report = JSON.parse(readFileSync('test/fixtures/report-helpful.json', 'utf8')) as Report;
const table = { paths: ['/data/movie-reviews.csv'] };

describe('the source of a map that is arranged anew', () => {
  it('is the table where it lies, the built-in reviews, or none', () => {
    const place = { kind: 'table', path: table.paths[0]! } as const;
    assert.deepEqual(projectionSource(report, place, { table }), { kind: 'table', table });
    for (const kind of ['movies', 'none'] as const)
      assert.deepEqual(projectionSource(report, { kind }, undefined), { kind });
  });

  it('is refused by name where the report does not tell the table’s place or bytes', () => {
    const outdated = (error: unknown) =>
      error instanceof UserError &&
      error.shown.key === 'error.reportOutdated' &&
      error.shown.args?.['file'] === report.source!.name;
    assert.throws(() => projectionSource(report, { kind: 'unknown' }, undefined), outdated);
    assert.throws(
      () => projectionSource(report, { kind: 'table', path: '/data/x.csv' }, undefined),
      outdated,
    );
  });
});
