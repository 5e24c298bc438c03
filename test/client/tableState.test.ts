import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readTable } from '../../src/engine/tables/readTable';
import { tableState } from '../../src/client/tableState';

describe('the state of a remembered table', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'table-state-'));
  const file = path.join(folder, 'a.csv');
  const content = `text,label\n${'some text,pos\n'.repeat(200_000)}`;
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is told by the same bytes that the engine hashes', async () => {
    writeFileSync(file, content);
    const { hash } = await readTable({ paths: [file] });
    assert.equal(hash, createHash('sha256').update(content).digest('hex'));
    assert.equal(await tableState(file, hash), 'same');
    appendFileSync(file, ' ');
    assert.equal(await tableState(file, hash), 'changed');
  });

  it('is gone when the file is, or is no file', async () => {
    assert.equal(await tableState(path.join(folder, 'other.csv'), 'x'), 'gone');
    assert.equal(await tableState(folder, 'x'), 'gone');
  });
});
