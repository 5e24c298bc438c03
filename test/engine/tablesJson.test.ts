import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, it } from 'mocha';
import { UserError } from '../../src/protocol/userError';
import { cells, fuzzRuns, read, refused } from './support/tables';

const records = [
  { text: 'fine day', label: 'pos' },
  { text: 'grey "day"\nlong', label: 'neg' },
];
const table = { text: ['fine day', 'grey "day"\nlong'], label: ['pos', 'neg'] };
const lines = records.map((record) => JSON.stringify(record)).join('\n');

describe('JSON Lines', () => {
  it('are read whatever the file is called, packed or not, in any encoding', async () => {
    for (const name of ['a.jsonl', 'a.NDJSON', 'a.json', 'a.csv', 'a.txt']) {
      const found = await read(name, lines);
      assert.deepEqual([found.kind, cells(found), found.lines?.first], ['json-lines', table, [1, 2]], name);
    }
    const packed = await read('a.jsonl.gz', gzipSync(lines));
    assert.deepEqual([cells(packed), packed.lines], [table, null]);
    const wide = await read('wide.jsonl', iconv.encode(lines, 'utf-16le', { addBOM: true }));
    assert.deepEqual([cells(wide), wide.encoding], [table, 'UTF-16LE']);
    assert.deepEqual(cells(await read('bom.jsonl', `\ufeff${lines.replace('\n', '\r\n')}\r\n`)), table);
  });

  it('give numbers, booleans, nulls, lists and one level of objects as text', async () => {
    const line =
      '{"id":12345678901234567890,"n":1.50,"ok":true,"none":null,"nan":NaN,"l":["a"],"o":{"x":1,"y":{"z":2}}}';
    const found = cells(await read('kinds.jsonl', `${line}\n{"late":"\\u00e9"}\n`));
    const first = Object.fromEntries(Object.entries(found).map(([name, values]) => [name, values[0]]));
    assert.deepEqual(first, {
      id: '12345678901234567890', n: '1.5', ok: 'true', none: '', nan: '', l: '["a"]', 'o.x': '1', 'o.y': '{"z":2}', late: '',
    }); // prettier-ignore
    assert.equal(found['late']![1], 'é');
  });

  it('skip broken lines with their place, and refuse a file of them', async () => {
    const text = `${lines}\n{"text": "open\n[1]\n\n${lines}`;
    const found = await read('broken.jsonl', text);
    assert.deepEqual(found.skippedRows, [
      { row: 3, line: 3, reason: { key: 'table.skipped.notJson', args: { column: 10 } } },
      { row: 4, line: 4, reason: { key: 'table.skipped.notAnObject' } },
    ]);
    assert.deepEqual(found.lines?.first, [1, 2, 3, 4, 6, 7]);
    assert.equal(found.rows, 6);
    await refused(read('no.jsonl', '{"a": 1}\n{a}\n{b}\n'), 'error.tableJson', 'line 2', 'column 2');
  });
});

describe('JSON documents', () => {
  it('of each shape are tables', async () => {
    const columns = { text: { 0: table.text[0], 1: table.text[1] }, label: { 0: 'pos', 1: 'neg' } };
    const split = { columns: ['text', 'label'], index: [0, 1], data: records.map(Object.values) };
    const shapes = [
      records,
      { data: records, version: 1 },
      columns,
      table,
      split,
      { 0: records[0], 1: records[1] },
      [['text', 'label'], ...records.map(Object.values)],
    ];
    for (const shape of shapes)
      for (const indent of [0, 2]) {
        const found = await read('a.json', JSON.stringify(shape, null, indent));
        assert.deepEqual([found.kind, cells(found)], ['json', table], JSON.stringify(shape));
      }
  });

  it('know the lines of their records', async () => {
    assert.deepEqual((await read('a.json', JSON.stringify(records, null, 2))).lines, {
      first: [2, 6],
      last: [5, 9],
    });
    const late = `{"version": 1,\n"data": [\n${lines.replace('\n', ',\n')}]}`;
    assert.deepEqual((await read('late.json', late)).lines?.first, [3, 4]);
  });

  it('that are no tables are refused with their place or what would do', async () => {
    await refused(read('a.json', '[\n  {"a": 1},\n  {"a": 2,}\n]'), 'error.tableJson', 'line 3', 'column 11');
    await refused(read('a.json', '[{"a": 1}] x'), 'error.tableJson', 'line 1', 'column 12');
    await refused(read('a.json', '[{"a": 1}'), 'error.tableJson', 'column 10');
    await refused(read('a.json', 'text,label\n'), 'error.tableJson', 'line 1', 'column 1');
    await refused(read('a.json', '[]'), 'error.tableEmpty');
    await refused(read('a.json', '[1, 2, 3]'), 'error.jsonShape');
    await refused(
      read('a.json', '{"train": [{"a": 1}], "test": [{"a": 1}]}'),
      'error.jsonSeveral',
      'train, test',
    );
    await refused(read('a.csv', 'version https://git-lfs.github.com/spec/v1\n'), 'error.tableLfs');
  });

  it('leave delimited tables alone', async () => {
    const found = await read('a.csv', 'text,label\n"{""a"": 1}",pos\n[x],neg\n');
    assert.deepEqual(cells(found)['text'], ['{"a": 1}', '[x]']);
    assert.equal((await read('b.tsv', '{"a": 1}\tpos\n{"b": 2}\tneg\n')).kind, 'delimited');
  });
});

describe('any records', function () {
  this.timeout(fuzzRuns * 60);
  const text = fc.string({ unit: 'grapheme', maxLength: 12 });
  const rows = fc.array(fc.record({ text, label: fc.constantFrom('pos', 'neg'), n: fc.integer() }), {
    minLength: 1,
    maxLength: 12,
  });

  it('are read back as they were written', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(-1, 0, 1), async (body, indent) => {
        const written =
          indent < 0 ? body.map((row) => JSON.stringify(row)).join('\n') : JSON.stringify(body, null, indent);
        const found = cells(await read(indent < 0 ? 'fuzz.jsonl' : 'fuzz.json', written));
        assert.deepEqual(found, {
          text: body.map((row) => row.text),
          label: body.map((row) => row.label),
          n: body.map((row) => String(row.n)),
        });
      }),
      { numRuns: fuzzRuns },
    );
  });

  it('make a table or a sentence once their bytes have changed', async () => {
    const bases = [lines, JSON.stringify(records, null, 1), JSON.stringify({ data: records })];
    const change = fc.tuple(
      fc.nat(200),
      fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('"[]{},:\\\n'))),
    );
    const changes = fc.array(change, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...bases), changes, async (base, all) => {
        const bytes = Buffer.from(base);
        for (const [at, byte] of all) bytes[at % bytes.length] = byte;
        const name = base === lines ? 'changed.jsonl' : 'changed.json';
        const found = await read(name, bytes).catch((error: unknown) => error);
        if (found instanceof Error) assert.ok(found instanceof UserError, found.stack);
        else
          assert.ok(
            (found as Awaited<ReturnType<typeof read>>).columns.every(({ values }) => values.length > 0),
          );
      }),
      { numRuns: fuzzRuns },
    );
  });
});
