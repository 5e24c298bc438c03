import assert from 'node:assert/strict';
import * as path from 'node:path';
import { describe, it } from 'mocha';
import { withShortPaths } from '../../src/editor/shortPaths';

const at = (...parts: string[]) => path.resolve('/', ...parts);

describe('a sentence in a notification', () => {
  it('names files without their folders', () => {
    const args = { file: at('home', 'me', 'long', 'a.csv'), columns: 'text, label', row: 3 };
    const short = withShortPaths({ key: 'error.tableQuote', args });
    assert.deepEqual(short.args, { file: 'a.csv', columns: 'text, label', row: 3 });
  });

  it('keeps the folders of two files of one name, and shortens lists', () => {
    const args = { first: at('x', 'old', 'a.csv'), file: at('x', 'new', 'a.csv') };
    const short = withShortPaths({ key: 'error.tableColumnsDiffer', args });
    assert.deepEqual(short.args, { first: path.join('old', 'a.csv'), file: path.join('new', 'a.csv') });
    const listed = withShortPaths({
      key: 'error.noTexts',
      args: { file: [at('b.csv'), at('c.csv')].join(', ') },
    });
    assert.deepEqual(listed.args, { file: 'b.csv, c.csv' });
  });

  it('leaves sentences without files alone', () => {
    assert.deepEqual(withShortPaths({ key: 'error.cancelled' }), { key: 'error.cancelled', args: {} });
    const url = { detail: '/ is not a folder', id: 'owner/name' };
    assert.equal(withShortPaths({ key: 'error.encoderDownload', args: url }).args!['id'], 'owner/name');
  });
});
