import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { columnToFill, rowsToLabel } from '../../src/client/rowsToLabel';
import type { PickedRows } from '../../src/protocol/calls';

const picked = (part: Partial<PickedRows> = {}): PickedRows => ({
  textColumn: 'review',
  labelColumn: null,
  rows: [],
  unlabeled: 0,
  ...part,
});
const seed = Number(process.env['SEED'] ?? Date.now() % 1e9);

describe(`rows to label (seed ${seed})`, () => {
  it('are a table of row, text and an empty label', () => {
    const rows = [
      { row: 3, text: 'light, quiet' },
      { row: 17, text: 'it said "new"\nand was not' },
    ];
    assert.equal(
      rowsToLabel(picked({ rows })),
      'row,review,label\n3,"light, quiet",\n17,"it said ""new""\nand was not",\n',
    );
  });

  it('take the label column of the table where it has one', () => {
    assert.equal(columnToFill(picked({ labelColumn: 'stars' })), 'stars');
    assert.equal(rowsToLabel(picked({ labelColumn: 'stars' })), 'row,review,stars\n');
  });

  it('never have two columns of one name', () => {
    assert.equal(rowsToLabel(picked({ textColumn: 'label' })), 'row,label,label_\n');
    assert.equal(rowsToLabel(picked({ textColumn: 'row', labelColumn: 'row_' })), 'row__,row,row_\n');
  });

  it('come back as they were, whatever the texts', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '|', '\n', '\r', ' ', '語') });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (texts) => {
        const rows = texts.map((each, i) => ({ row: i + 1, text: each }));
        const read: string[][] = parse(rowsToLabel(picked({ rows })), { relax_column_count: false });
        assert.deepEqual(
          read.slice(1),
          // what begins like a formula is made harmless
          texts.map((each, i) => [String(i + 1), /^\s*[\t\r]./s.test(each) ? `'${each}` : each, '']),
        );
      }),
      { seed },
    );
  });
});
