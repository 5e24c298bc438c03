import assert from 'node:assert/strict';
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import iconv from 'iconv-lite';
import { describe, it } from 'mocha';
import { readTable } from '../../src/engine/tables/readTable';
import { RecentTables } from '../../src/engine/tables/recentTables';
import { cells, folder, refused } from './support/tables';

async function write(name: string, files: Record<string, string | Uint8Array>): Promise<string> {
  const root = path.join(folder, name);
  for (const [file, bytes] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), bytes);
  }
  return root;
}

describe('a folder of label/*.txt', () => {
  it('is a table of texts, labels and files, in a fixed order, each file in its encoding', async () => {
    const root = await write('reviews', {
      'pos/b.txt': 'good\nfilm',
      'pos/a.TXT': iconv.encode('un café très bon', 'windows-1252'),
      'neg/1.txt': '\ufeffbad',
      'neg/.hidden.txt': 'no',
      'neg/scores.csv': 'a,b',
      '.git/x.txt': 'no',
      'readme.txt': 'no',
    });
    const table = await readTable({ paths: [`${root}${path.sep}`] });
    assert.deepEqual(cells(table), {
      text: ['bad', 'un café très bon', 'good\nfilm'],
      label: ['neg', 'pos', 'pos'],
      file: ['neg/1.txt', 'pos/a.TXT', 'pos/b.txt'],
    });
    assert.deepEqual(
      [table.name, table.kind, table.encoding, table.lines],
      ['reviews', 'folder', 'UTF-8', null],
    );
    assert.deepEqual(table.notes, [{ key: 'table.note.otherFiles', args: { name: 'reviews', count: 1 } }]);
  });

  it('has a hash of its names and bytes', async () => {
    const hash = async (name: string, files: Record<string, string>) =>
      (await readTable({ paths: [await write(name, files)] })).hash;
    const one = await hash('h1', { 'a/1.txt': 'x', 'b/2.txt': 'y' });
    assert.equal(await hash('h2', { 'a/1.txt': 'x', 'b/2.txt': 'y' }), one);
    assert.notEqual(await hash('h3', { 'a/1.txt': 'x', 'b/3.txt': 'y' }), one);
    assert.notEqual(await hash('h4', { 'a/1.txt': 'x', 'b/2.txt': 'z' }), one);
  });

  it('lists files that are no text as skipped', async () => {
    const root = await write('mixed', { 'a/1.txt': 'x', 'b/2.txt': Buffer.from([0, 1, 2, 255, 0, 0, 7, 3]) });
    const { rows, skippedRows } = await readTable({ paths: [root] });
    const reason = { key: 'table.skipped.binary' as const, args: { name: 'b/2.txt' } };
    assert.deepEqual([rows, skippedRows], [2, [{ row: 2, line: null, reason }]]);
  });

  it('is told from folders of other things', async () => {
    await refused(
      readTable({ paths: [await write('csvs', { 'a.csv': 'x' })] }),
      'error.fileIsFolder',
      '.txt',
    );
    const nested = await write('nested', { 'train/pos/1.txt': 'x', 'train/neg/1.txt': 'y' });
    await refused(readTable({ paths: [nested] }), 'error.folderNested', path.join(nested, 'train'));
  });

  it('is read again for its rows once a file was written or taken away', async () => {
    const root = await write('recent', { 'a/1.txt': 'old', 'b/2.txt': 'y' });
    const recent = new RecentTables((table) => ({ text: table.columns[0]!.values, label: null }));
    const texts = async () => (await recent.rows({ paths: [root] })).texts;
    assert.deepEqual(await texts(), ['old', 'y']);
    await writeFile(path.join(root, 'a/1.txt'), 'new');
    await utimes(path.join(root, 'a/1.txt'), 1e9, 1e9);
    assert.deepEqual(await texts(), ['new', 'y']);
    await rm(path.join(root, 'b/2.txt'));
    assert.deepEqual(await texts(), ['new']);
  });
});
