import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { sides } from '../../src/editor/compare/sides';
import { freshName, isTable, safeName, stem } from '../../src/editor/tableFiles';

describe('names of tables and models', () => {
  it('know tables by their ending, gzip-compressed or not', () => {
    const files = [
      'a.csv',
      'a.TSV',
      'a.tab',
      'a.csv.gz',
      'a.gz',
      'a.csv.zip',
      'csv',
      'a.csvx',
      'a.transfer-report.json',
    ];
    assert.deepEqual(files.filter(isTable), ['a.csv', 'a.TSV', 'a.tab', 'a.csv.gz']);
  });

  it('name a model after its table', () => {
    assert.equal(stem('/data/product reviews.v2.csv.gz'), 'product reviews.v2');
  });

  it('take out what a file system refuses', () => {
    assert.equal(safeName('a/b:c*'), 'a-b-c');
    assert.equal(safeName(' ..hidden. '), 'hidden');
    assert.equal(safeName('???'), 'model');
    assert.equal(safeName('CON'), 'CON-model');
    assert.equal(safeName('製品レビュー'), '製品レビュー');
  });

  it('are safe for any text, and stay as they are the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (wanted) => {
        const name = safeName(wanted);
        assert.ok(name.length > 0 && name.length <= 86);
        assert.doesNotMatch(name, /[<>:"/\\|?*\u0000-\u001f]|^\.|[. ]$/);
        assert.equal(safeName(name), name);
      }),
    );
  });

  it('count up past all that are taken, whatever the case', () => {
    assert.equal(freshName('products', []), 'products');
    assert.equal(freshName('products', ['Products', 'products-2', 'products-4']), 'products-3');
  });
});

describe('two selected tables', () => {
  const same = (a: string, b: string) => a === b;

  it('make the clicked one the target and the other the source', () => {
    assert.deepEqual(sides(['movies', 'products'], 'products', same), ['products', 'movies']);
    assert.deepEqual(sides(['movies', 'products'], 'movies', same), ['movies', 'products']);
  });

  it('keep their order when none of them was clicked', () => {
    assert.deepEqual(sides(['movies', 'products'], undefined, same), ['movies', 'products']);
    assert.deepEqual(sides(['movies', 'products'], 'other', same), ['movies', 'products']);
  });

  it('leave one file, or three, as they are', () => {
    assert.deepEqual(sides(['a'], 'a', same), ['a']);
    assert.deepEqual(sides(['a', 'b', 'c'], 'b', same), ['a', 'b', 'c']);
  });
});
