import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { clickedFirst } from '../../src/editor/clickedFirst';
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

describe('selected tables', () => {
  it('begin with the clicked one, whatever the order of the selection', () => {
    assert.deepEqual(clickedFirst('products', ['movies', 'products']), ['products', 'movies']);
    assert.deepEqual(clickedFirst('b', ['a', 'b', 'c']), ['b', 'a', 'c']);
  });

  it('keep their order when none was clicked', () => {
    assert.deepEqual(clickedFirst(undefined, ['movies', 'products']), ['movies', 'products']);
  });

  it('are the clicked one alone when nothing is selected', () => {
    assert.deepEqual(clickedFirst('a', []), ['a']);
  });
});
