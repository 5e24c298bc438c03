import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { builtInName, reportSource, tablePath } from '../../src/editor/reports/reportDomains';
import type { Domain } from '../../src/protocol/report';

const domain = (part: Partial<Domain>): Domain => ({
  name: 'reviews.csv',
  rows: 1,
  unlabeled: 0,
  skipped: 0,
  labels: {},
  shortened: 0,
  ...part,
});
const report = path.resolve('/home/ada/project/.transfer-lens/reports/reviews.transfer-report.json');

describe('the tables of a report', () => {
  it('are found from the report’s own folder', () => {
    const found = tablePath(domain({ file: '../../data/reviews.csv' }), report);
    assert.equal(found, path.resolve('/home/ada/project/data/reviews.csv'));
  });

  it('cannot be told when the report does not say, or lies in no file', () => {
    assert.equal(tablePath(domain({}), report), undefined);
    assert.equal(tablePath(domain({ file: '../../data/reviews.csv' }), undefined), undefined);
  });

  it('are a file, the built-in movies, none, or unknown', () => {
    const source = (part: Partial<Domain>) => reportSource({ source: domain(part) }, report);
    assert.deepEqual(source({ file: '../../movies.csv' }), {
      kind: 'table',
      path: path.resolve('/home/ada/project/movies.csv'),
    });
    assert.deepEqual(source({ name: builtInName }), { kind: 'movies' });
    assert.deepEqual(source({ name: 'movies.csv' }), { kind: 'unknown' });
    assert.deepEqual(reportSource({ source: null }, report), { kind: 'none' });
  });

  it('know the built-in domain by the name it gives itself', () => {
    const { name } = JSON.parse(fs.readFileSync('models/movies/domain.json', 'utf8')) as { name: string };
    assert.equal(builtInName, name);
  });
});
