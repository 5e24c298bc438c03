import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { MatrixReport } from '../../src/protocol/matrix';
import { cellAt, isMatrix, readMatrix } from '../../src/protocol/matrix';
import { readReport } from '../../src/protocol/report';

const text = readFileSync(path.join('test', 'fixtures', 'matrix.json'), 'utf8');
const matrix = () => JSON.parse(text) as MatrixReport;

describe('a matrix in a file', () => {
  it('is read, and is no report of one pair', () => {
    const found = readMatrix(matrix());
    assert.ok(found.kind === 'matrix');
    assert.equal(found.matrix.summary.length, matrix().summary.length);
    assert.equal(isMatrix(matrix()), true);
    assert.equal(readReport(matrix()).kind, 'invalid');
    for (const other of [null, 1, [], {}, { kind: 'compare' }]) assert.equal(isMatrix(other), false);
  });

  it('of a later version says which', () => {
    assert.deepEqual(readMatrix({ ...matrix(), schema: 9 }), { kind: 'newer', schema: 9 });
  });

  const places: [string, (changed: MatrixReport) => void][] = [
    ['order', ({ order }) => (order[0] = order[1]!)],
    ['order', ({ order }) => void order.pop()],
    ['cells', ({ cells }) => (cells[0]!.source = 99)],
    ['cells', ({ cells }) => (cells[0]!.target = -1)],
    ['home', ({ home }) => void home.pop()],
    ['rankings', ({ rankings }) => (rankings[0] = [0.5])],
    ['domains', (changed) => (changed.domains = [])],
  ];
  for (const [place, change] of places)
    it(`that names a domain that is not there is refused at ${place}: ${String(change)}`, () => {
      const changed = matrix();
      change(changed);
      const found = readMatrix(changed);
      assert.ok(found.kind === 'invalid');
      assert.equal(found.place, place);
    });

  it('that ranks a pair without an accuracy is refused', () => {
    const changed = matrix();
    const target = changed.rankings.findIndex((sources) => sources.length > 0);
    cellAt(changed, changed.rankings[target]![0]!, target)!.accuracy = null;
    const found = readMatrix(changed);
    assert.deepEqual([found.kind, found.kind === 'invalid' && found.place], ['invalid', 'rankings']);
  });

  it('leaves out sentences that this version does not know', () => {
    const changed = matrix() as unknown as { summary: unknown[]; cells: { reason: unknown }[] };
    changed.summary.push({ key: 'matrix.of.tomorrow' });
    changed.cells[0]!.reason = { key: 'reason.of.tomorrow' };
    const found = readMatrix(changed);
    assert.ok(found.kind === 'matrix');
    assert.equal(found.matrix.summary.length, changed.summary.length - 1);
    assert.equal(found.matrix.cells[0]!.reason, null);
  });

  it('gives the cell of a pair, in its direction', () => {
    const found = cellAt(matrix(), 1, 0)!;
    assert.deepEqual([found.source, found.target], [1, 0]);
    assert.equal(cellAt(matrix(), 0, 0), undefined);
  });
});
