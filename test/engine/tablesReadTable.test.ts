import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, it } from 'mocha';
import { sniffDialect } from '../../src/engine/tables/delimiter';
import { readTable } from '../../src/engine/tables/readTable';
import { cells, folder, read, refused } from './support/tables';

describe('readTable', () => {
  it('reads quoted cells with delimiters, quotes and line breaks', async () => {
    const table = await read(
      'quotes.csv',
      'text,label\r\n"one, ""two""\nthree",pos\r\nplain 5" screen,neg\r\n',
    );
    assert.deepEqual(cells(table), { text: ['one, "two"\nthree', 'plain 5" screen'], label: ['pos', 'neg'] });
    assert.deepEqual([table.name, table.rows, table.delimiter, table.encoding], ['quotes', 2, ',', 'UTF-8']);
  });

  for (const [delimiter, name] of [
    [',', 'comma'],
    ['\t', 'tab'],
    [';', 'semicolon'],
    ['|', 'bar'],
  ] as const)
    it(`finds the ${name} between cells, though other delimiters stand in the text`, async () => {
      const text = [',', '\t', ';', '|']
        .filter((other) => other !== delimiter && other !== '\t')
        .join(' and ');
      const quote = delimiter === ',' ? '"' : '';
      const rows = Array.from(
        { length: 9 },
        (_, i) => `${quote}so${text.repeat(i)} so${quote}${delimiter}pos`,
      );
      const table = await read(`${name}.txt`, ['text' + delimiter + 'label', ...rows].join('\n'));
      assert.equal(table.delimiter, delimiter);
      assert.equal(table.columns.length, 2);
    });

  it('reads gzip by content, with extensions in upper case, and hashes the bytes on disk', async () => {
    const bytes = gzipSync('text,label\na b c,pos\nd e f,neg\n');
    const table = await read('Packed.CSV.GZ', bytes);
    assert.deepEqual(cells(table), { text: ['a b c', 'd e f'], label: ['pos', 'neg'] });
    assert.equal(table.hash, createHash('sha256').update(bytes).digest('hex'));
    assert.equal(table.name, 'Packed');
    assert.deepEqual(cells(await read('packed.csv', bytes)), cells(table));
  });

  const western = 'text,label\nCafé à la crème, très bon à déguster,pos\nLe garçon était fâché,neg\n'.replace(
    ', ',
    ' ',
  );
  const eastern =
    'text,label\nこの映画はとても面白かったです。もう一度見たい。,pos\n退屈な話でした。時間の無駄だと思います。,neg\n';
  const encodings: [string, string, string][] = [
    ['latin1', western, 'ISO-8859-1'],
    ['windows-1252', western.replace('très', '“très”'), 'windows-1252'],
    ['Shift_JIS', eastern, 'Shift_JIS'],
    ['EUC-JP', eastern, 'EUC-JP'],
    ['utf-16le', eastern + western.slice(11), 'UTF-16LE'],
    ['utf-16be', eastern, 'UTF-16BE'],
  ];
  for (const [encoding, text, found] of encodings)
    it(`reads ${encoding}`, async () => {
      const table = await read(
        `${encoding}.csv`,
        iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf') }),
      );
      assert.equal(table.encoding, found);
      assert.equal(cells(table)['text']![0], text.split('\n')[1]!.split(',')[0]);
    });

  it('reads UTF-16 without a byte order mark, and UTF-8 with one', async () => {
    assert.equal(
      (await read('wide.csv', iconv.encode(western, 'utf-16le', { addBOM: false }))).encoding,
      'UTF-16LE',
    );
    const marked = await read(
      'marked.csv',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(eastern)]),
    );
    assert.deepEqual(
      marked.columns.map(({ name }) => name),
      ['text', 'label'],
    );
  });

  it('finds one Latin-1 byte after a megabyte of ASCII', async () => {
    const rows = 'an ordinary row of plain text,pos\n'.repeat(40_000);
    const table = await read('late.csv', iconv.encode(`text,label\n${rows}un café,neg\n`, 'latin1'));
    assert.equal(cells(table)['text']!.at(-1), 'un café');
  });

  it('keeps places: short rows are filled, long rows are skipped with their row number', async () => {
    const table = await read('ragged.csv', 'text,label\na b,pos\nonly\n\nx,y,z\nc d,neg,,\n');
    assert.deepEqual(cells(table), { text: ['a b', 'only', '', 'c d'], label: ['pos', '', '', 'neg'] });
    assert.deepEqual(
      table.skippedRows.map(({ row }) => row),
      [5],
    );
  });

  it('makes names unique, names the nameless and drops what a trailing delimiter adds', async () => {
    const table = await read('names.csv', 'text,text,,label,\na,b,c,pos,\nd,e,f,neg,\n');
    assert.deepEqual(
      table.columns.map(({ name }) => name),
      ['text', 'text 2', 'column 3', 'label'],
    );
  });

  it('notices a missing header', async () => {
    const table = await read(
      'bare.csv',
      'pos,I liked it very much and would buy it again\nneg,Broke after a week of use\npos,Nice\nneg,Bad\n',
    );
    assert.deepEqual([table.rows, table.columns.map(({ name }) => name)], [4, ['column 1', 'column 2']]);
    assert.equal(table.columns[0]!.values[0], 'pos');
    assert.equal((await read('pandas.csv', '0,1\nsome text,pos\n')).rows, 1);
  });

  it('takes quotation marks in a tab-separated table as text when they are never closed', async () => {
    const table = await read(
      'stray.tsv',
      'text\tlabel\n"Great he said\tpos\nfine\tneg\n"Well\tpos\nso so\tneg\n',
    );
    assert.deepEqual(cells(table)['text'], ['"Great he said', 'fine', '"Well', 'so so']);
  });

  it('reads carriage returns alone as line ends', async () => {
    assert.equal((await read('mac.csv', 'text,label\ra b,pos\rc d,neg\r')).rows, 2);
  });

  it('joins files with the same columns in any order', async () => {
    const [first, second] = [path.join(folder, 'one.csv'), path.join(folder, 'two.tsv')];
    await writeFile(first, 'text,label\na b c,pos\n');
    await writeFile(second, 'label\ttext\nneg\td e f\n');
    const table = await readTable({ paths: [first, second] });
    assert.deepEqual(cells(table), { text: ['a b c', 'd e f'], label: ['pos', 'neg'] });
    assert.equal(table.name, 'one + two');
    await writeFile(second, 'label\tcomment\nneg\td e f\n');
    await refused(readTable({ paths: [first, second] }), 'error.tableColumnsDiffer', 'two.tsv', 'comment');
  });

  it('refuses what is no table, in sentences that name it', async () => {
    await refused(read('empty.csv', ''), 'error.tableEmpty', 'empty.csv');
    await refused(read('blank.csv', '\n\n  \n'), 'error.tableEmpty', 'blank.csv');
    await refused(read('header.csv', 'text,label\n'), 'error.tableNoRows', 'header.csv');
    await refused(
      read('image.csv', Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13])),
      'error.tableBinary',
    );
    await refused(read('sheet.xlsx', 'PK'), 'error.tableFormat', '.xlsx', '.csv');
    await refused(
      read('open.csv', 'text,label\nfine,pos\n"open,neg\nx,pos\n'),
      'error.tableQuote',
      'row 3',
      'line 3',
      'cell 1',
    );
    await refused(
      read('torn.csv.gz', gzipSync('text,label\n' + 'a b,pos\n'.repeat(999)).subarray(0, 40)),
      'error.tableGzip',
    );
    await refused(readTable({ paths: [path.join(folder, 'absent.csv')] }), 'error.fileMissing', 'absent.csv');
    await mkdir(path.join(folder, 'dir.csv'));
    await refused(readTable({ paths: [path.join(folder, 'dir.csv')] }), 'error.fileIsFolder', 'dir.csv');
  });

  it('says that the file is gone when it is deleted while it is read', async () => {
    const file = path.join(folder, 'gone.csv');
    await writeFile(file, 'text,label\na b,pos\n');
    const reading = readTable({ paths: [file] }, { step: () => rm(file, { force: true }) });
    await refused(reading, 'error.fileMissing', 'gone.csv');
  });

  it('stops when a step rejects', async () => {
    const file = path.join(folder, 'stopped.csv');
    await writeFile(file, 'text,label\na b,pos\n');
    await assert.rejects(
      readTable({ paths: [file] }, { step: () => Promise.reject(new Error('stop')) }),
      /stop/,
    );
  });

  it('gives back any cells that were written by the rules of CSV', async () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.replace(/\r(?!\n)/g, ''));
    const quoted = (value: string) => `"${value.replace(/"/g, '""')}"`;
    let n = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
        fc.pre(
          !rows
            .flat()
            .join('')
            .match(/[\u0000-\u0008\u000e-\u001f]/),
        );
        const csv = ['text,label', ...rows.map((row) => row.map(quoted).join(','))].join('\n');
        const table = await read(`random${n++}.csv`, csv);
        assert.deepEqual(cells(table), {
          text: rows.map(([text]) => text),
          label: rows.map(([, label]) => label),
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('sniffDialect', () => {
  it('sees one column in lines of prose with commas', () => {
    assert.equal(sniffDialect('text\nwell, no\nyes\nif, and, but\n', false).delimiter, '');
  });

  it('leaves out the record that the sample cuts', () => {
    assert.equal(sniffDialect('a;b\nc;d\ne', true).delimiter, ';');
  });
});
