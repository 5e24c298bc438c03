import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, it } from 'mocha';
import { UserError } from '../../src/protocol/userError';
import { cells, fuzzRuns, read } from './support/tables';

/** No control characters, which make a file binary; line breaks stay. */
const cell = fc
  .string({ unit: 'grapheme', maxLength: 14 })
  .map((text) => text.replace(/[\u0000-\u0008\u000b-\u001f\ufffd\ufeff]/g, ''));
const western = fc
  .string({ unit: fc.constantFrom(...'abcé ñ"ü,;|\t\nß-xyz#=') , maxLength: 14 }); // prettier-ignore

interface Dialect {
  delimiter: string;
  end: string;
  always: boolean;
  trailing: boolean;
}
const dialects = fc.record<Dialect>({
  delimiter: fc.constantFrom(',', '\t', ';', '|'),
  end: fc.constantFrom('\n', '\r\n'),
  always: fc.boolean(),
  trailing: fc.boolean(),
});

function write(rows: readonly string[][], { delimiter, end, always, trailing }: Dialect): string {
  const needs = (value: string) => always || /["\r\n]/.test(value) || value.includes(delimiter);
  const line = (row: readonly string[]) =>
    row.map((value) => (needs(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(delimiter);
  return rows.map(line).join(end) + (trailing ? end : '');
}

let files = 0;
const name = () => `fuzz${files++ % 50}.csv`;

describe('any table', function () {
  this.timeout(fuzzRuns * 60);

  it('is read back as it was written, in any dialect', async () => {
    const rows = fc.array(fc.tuple(cell, cell, fc.constantFrom('pos', 'neg')), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(rows, dialects, fc.boolean(), async (body, dialect, mark) => {
        const text = (mark ? '\ufeff' : '') + write([['id', 'text', 'label'], ...body], dialect);
        const table = await read(name(), text);
        const columns = [0, 1, 2].map((i) => body.map((row) => row[i]!));
        assert.deepEqual(cells(table), { id: columns[0], text: columns[1], label: columns[2] });
        assert.equal(table.skippedRows.length, 0);
      }),
      { numRuns: fuzzRuns },
    );
  });

  it('is read back in the encoding it was written in', async () => {
    const encodings = fc.constantFrom('windows-1252', 'latin1', 'utf-16le', 'utf-16be', 'GB18030');
    const rows = fc.array(fc.tuple(western, fc.constantFrom('pos', 'neg')), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, dialects, encodings, async (body, dialect, encoding) => {
        const bytes = iconv.encode(write([['text', 'label'], ...body], dialect), encoding, { addBOM: true });
        const table = await read(name(), bytes, { encoding });
        assert.deepEqual(cells(table)['text'], body.map(([text]) => text)); // prettier-ignore
      }),
      { numRuns: fuzzRuns / 2 },
    );
  });

  it('loses no row: read, skipped, blank and comment lines are all there are', async () => {
    const line = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('a b,pos', 'c,neg', '"d, e",pos', 'only', 'f,neg,') },
      { weight: 1, arbitrary: fc.constantFrom('too,many,cells', '', '   ', '# a note') },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 3, maxLength: 40 }), async (lines) => {
        fc.pre(lines.some((each) => each.includes(',') && !each.startsWith('too')));
        const table = await read(name(), ['# notes', 'text,label', ...lines].join('\n'), { delimiter: ',' });
        const comments = Number(table.notes[0]!.args!['count']) - 1;
        const blank = lines.filter((each) => each.trim() === '').length;
        assert.equal(table.rows + blank + comments, lines.length);
        const skipped = lines.flatMap((each, i) => (each === 'too,many,cells' ? [i + 3] : []));
        assert.deepEqual(table.skippedRows.map((row) => row.line), skipped); // prettier-ignore
      }),
      { numRuns: fuzzRuns },
    );
  });
});

describe('any bytes', function () {
  this.timeout(fuzzRuns * 60);

  async function survives(bytes: Uint8Array): Promise<void> {
    try {
      const table = await read(name(), bytes);
      assert.ok(table.columns.every(({ values }) => values.length === table.rows));
      assert.equal(table.lines?.first.length, table.rows);
    } catch (error) {
      assert.ok(error instanceof UserError, String(error));
      assert.notEqual(error.shown.key, 'error.fileUnreadable');
    }
  }

  it('make a table or a sentence', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), survives), { numRuns: fuzzRuns });
  });

  it('that were a table before some of them changed make a table or a sentence', async () => {
    const sample = readFileSync('samples/products.csv').subarray(0, 6000);
    const change = fc.tuple(
      fc.nat(sample.length - 1),
      fc.oneof(fc.nat(255), fc.constantFrom(34, 44, 10, 13, 0)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 40 }), async (changes) => {
        const bytes = Buffer.from(sample);
        for (const [at, byte] of changes) bytes[at] = byte;
        await survives(bytes);
      }),
      { numRuns: fuzzRuns },
    );
  });
});
