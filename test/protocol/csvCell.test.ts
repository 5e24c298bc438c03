import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { harmlessCell, quotedCell } from '../../src/protocol/csvCell';

describe('a cell that we write', () => {
  it('is no formula to a spreadsheet', () => {
    const formulas = [
      '=1+1',
      '=HYPERLINK("http://a","b")',
      "+1+cmd|' /C calc'!A0",
      '-2+3',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '  =1',
      '- good',
    ];
    for (const cell of formulas) assert.equal(harmlessCell(cell), `'${cell}`, cell);
  });

  it('stays as it is where it is a number, a sign alone, or text', () => {
    for (const cell of ['-1', '+1', '-0.5', '-1e-3', '.5', '-', '+', '', 'a=b', "it's", '😀', '1-2'])
      assert.equal(harmlessCell(cell), cell, cell);
  });

  it('is quoted where anything in it could be misread', () => {
    assert.equal(quotedCell('plain words'), 'plain words');
    assert.equal(quotedCell('say "so"'), '"say ""so"""');
    for (const cell of ['a,b', 'a;b', 'a\tb', 'a|b', 'a\nb', ' a', 'a '])
      assert.equal(quotedCell(cell), `"${cell}"`);
    assert.equal(quotedCell('a~b', '~'), '"a~b"');
  });
});
