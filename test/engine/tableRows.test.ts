import assert from 'node:assert/strict';
import { rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { after, describe, it } from 'mocha';
import { loadDomain } from '../../src/engine/handlers/domain';
import { withTexts } from '../../src/engine/handlers/withTexts';
import type { Failures } from '../../src/protocol/failures';
import type { RowPlace } from '../../src/protocol/calls';
import { embed, handlerWorld, reviews, testJob } from './support/handlerWorld';

const world = handlerWorld();
after(() => rmSync(world.folder, { recursive: true, force: true }));

const named = { textColumn: 'text', labelColumn: 'label' };

/** A table as a report remembers it. */
function remembered(name: string, bytes: string | Buffer, columns: object = named) {
  writeFileSync(world.at(name), bytes);
  return {
    table: { paths: [world.at(name)], ...columns },
    hash: createHash('sha256').update(bytes).digest('hex'),
  };
}

async function texts(table: ReturnType<typeof remembered>, ...rows: number[]) {
  const answer = await world.handlers['table/texts']({ ...table, rows }, testJob());
  assert.equal(answer.state, 'same', JSON.stringify(answer));
  return answer.state === 'same' ? answer.rows : [];
}

const placed = (found: { text: string; place: RowPlace | null }[]) =>
  found.map(({ text, place }) => [text, place?.firstLine, place?.lastLine]);

describe('table/texts', () => {
  it('gives text, label and lines of the rows asked for, in that order', async () => {
    const table = remembered('plain.csv', 'text,label\nfirst,neg\n"second\nover\nthree lines",pos\nthird,\n');
    assert.deepEqual(await texts(table, 3, 1, 2), [
      { row: 3, text: 'third', label: '', place: { firstLine: 6, lastLine: 6 } },
      { row: 1, text: 'first', label: 'neg', place: { firstLine: 2, lastLine: 2 } },
      { row: 2, text: 'second\nover\nthree lines', label: 'pos', place: { firstLine: 3, lastLine: 5 } },
    ]);
  });

  it('leaves out rows that the table does not have', async () => {
    const table = remembered('short.csv', 'text,label\nonly,pos\n');
    assert.deepEqual(
      (await texts(table, 1, 2, 0, 99)).map(({ row }) => row),
      [1],
    );
  });

  for (const [name, bytes] of Object.entries({
    'CRLF, quotes and a blank line': 'text,label\r\n"say ""x""\r\ntwice",neg\r\n\r\nend,pos\r\n',
    'a byte order mark': '\ufefftext,label\n"say ""x""\ntwice",neg\n\nend,pos\n',
    semicolons: 'text;label\n"say ""x""\ntwice";neg\n\nend;pos\n',
    'UTF-16': iconv.encode('text,label\r\n"say ""x""\r\ntwice",neg\r\n\r\nend,pos\r\n', 'utf16le', {
      addBOM: true,
    }),
    'carriage returns alone': 'text,label\r"say ""x""\rtwice",neg\r\rend,pos\r',
  }))
    it(`counts lines as an editor does: ${name}`, async () => {
      const table = remembered('lines.csv', bytes);
      const found = placed(await texts(table, 1, 2));
      assert.match(String(found[0]![0]), /^say "x"(\r\n|\r|\n)twice$/);
      assert.deepEqual(found[0]!.slice(1), [2, 3]);
      assert.deepEqual(found[1], ['end', 5, 5]);
    });

  it('counts a first record that is data, and rows that are skipped', async () => {
    const table = remembered(
      'headless.csv',
      '"a text that is long enough to be\na sentence of more than six words",1\nb,0,too,many\nc,1\n',
      { textColumn: 'column 1', labelColumn: 'column 2' },
    );
    const found = placed(await texts(table, 1, 2, 3));
    assert.deepEqual(
      found.map((row) => row.slice(1)),
      [
        [1, 2],
        [3, 3],
        [4, 4],
      ],
    );
    assert.deepEqual([found[1]![0], found[2]![0]], ['', 'c']);
  });

  it('finds the line of every row of any table', async () => {
    const cell = fc.array(fc.constantFrom('a', 'b"', ',', '\n', '\r\n', '\r', ' ', 'é', '😀'), {
      maxLength: 6,
    });
    const tables = fc.array(fc.tuple(cell, fc.constantFrom('\n', '\r\n'), fc.boolean()), {
      minLength: 1,
      maxLength: 12,
    });
    let file = 0;
    await fc.assert(
      fc.asyncProperty(tables, async (records) => {
        let written = 'text,label\n';
        const expected: number[] = [];
        for (const [parts, end, blankBefore] of records) {
          if (blankBefore) written += end;
          expected.push(linesOf(written));
          written += `"${parts.join('').replaceAll('"', '""')}",pos${end}`;
        }
        const table = remembered(`any${file++}.csv`, written);
        const found = await texts(table, ...records.map((_, i) => i + 1));
        assert.deepEqual(
          found.map(({ place }) => place?.firstLine),
          expected,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('reads compressed tables, which have no line to open', async () => {
    const table = remembered('packed.csv.gz', gzipSync('text,label\nfirst,neg\nsecond,pos\n'));
    assert.deepEqual(await texts(table, 2), [{ row: 2, text: 'second', label: 'pos', place: null }]);
  });

  it('looks for no label where the report names none', async () => {
    const content = `text,label\n${'some words here,neg\nother words there,pos\n'.repeat(20)}`;
    const table = remembered('unlabeled.csv', content, { textColumn: 'text' });
    assert.equal((await texts(table, 1))[0]!.label, '');
  });

  it('cuts a text of a megabyte, between characters', async () => {
    const [row] = await texts(remembered('huge.csv', `text,label\n${'😀'.repeat(250_000)}x,pos\ny,neg\n`), 1);
    assert.equal(row!.text, `${'😀'.repeat(1000)}…`);
    const [odd] = await texts(remembered('odd.csv', `text,label\nx${'😀'.repeat(2000)},pos\ny,neg\n`), 1);
    assert.equal(odd!.text, `x${'😀'.repeat(999)}…`);
  });

  it('says when the table has changed, cannot be read any more, or is gone', async () => {
    const table = remembered('moving.csv', 'text,label\nfirst,neg\n');
    const state = async () => (await world.handlers['table/texts']({ ...table, rows: [1] }, testJob())).state;
    assert.equal(await state(), 'same');
    writeFileSync(world.at('moving.csv'), 'text,label\nother,neg\n');
    utimesSync(world.at('moving.csv'), 1, 2); // the same size: only the time tells
    assert.equal(await state(), 'changed');
    for (const broken of ['', 'renamed,label\nx,y\n', '\u0000\u0001\u0002', 'text,label\n"never closed'])
      assert.deepEqual(
        [broken, (writeFileSync(world.at('moving.csv'), broken), await state())],
        [broken, 'changed'],
      );
    unlinkSync(world.at('moving.csv'));
    assert.equal(await state(), 'gone');
    remembered('moving.csv', 'text,label\nfirst,neg\n');
    assert.equal(await state(), 'same');
  });

  it('keeps the last tables, so that a second look takes milliseconds', async () => {
    const line = `${'word '.repeat(60)},pos\n`;
    const table = remembered('many.csv', `text,label\n${line.repeat(50_000)}`);
    await texts(table, 1);
    const started = performance.now();
    for (let i = 1; i <= 100; i++) await texts(table, i * 500);
    const each = (performance.now() - started) / 100;
    assert.ok(each < 50, `${each} ms a look`); // reading takes hundreds
  });
});

/** 1 + line breaks, by the rule of VS Code's text model. */
const linesOf = (text: string) => text.split(/\r\n|\r|\n/).length;

describe('table/search', () => {
  const table = remembered(
    'search.csv',
    'text,label\nThe LIGHT bag,pos\nheavy (light),neg\nÄrger,neg\n"a.*b",pos\nlightning,pos\n',
  );
  async function search(query: string, limit = 100) {
    const found = await world.handlers['table/search']({ ...table, query, limit }, testJob());
    return found.state === 'same' ? [found.rows, found.more] : found.state;
  }

  it('finds parts of words whatever their case, and takes nothing as a pattern', async () => {
    assert.deepEqual(await search('light'), [[1, 2, 5], false]);
    assert.deepEqual(await search('ärger'), [[3], false]);
    assert.deepEqual(await search('.*'), [[4], false]);
    assert.deepEqual(await search('(l'), [[2], false]);
    assert.deepEqual(await search('zebra'), [[], false]);
  });

  it('stops at the limit and says so', async () => {
    assert.deepEqual(await search('light', 2), [[1, 2], true]);
    assert.deepEqual(await search('light', 3), [[1, 2, 5], false]);
  });

  it('stops when cancelled', async () => {
    const many = remembered('searched.csv', `text,label\n${'word,pos\n'.repeat(5000)}`);
    const searching = world.handlers['table/search']({ ...many, query: 'x', limit: 1 }, testJob('read'));
    await assert.rejects(searching, { name: 'CancelledError' });
  });

  it('says when the table has changed', async () => {
    writeFileSync(world.at('search.csv'), 'text,label\nother,pos\n');
    assert.equal(await search('light'), 'changed');
  });
});

describe('texts in a report', function () {
  this.timeout(20_000);
  const run = (includeTexts?: boolean) =>
    world.handlers['domains/compare'](
      {
        target: world.table('target.csv', reviews(60)),
        source: { kind: 'table', table: world.table('source.csv', reviews(80, undefined, 2)) },
        seed: 1,
        strategies: 'standard',
        embed,
        ...(includeTexts !== undefined && { includeTexts }),
      },
      testJob(),
    );

  it('stand there only when asked for', async () => {
    assert.equal((await run()).report.texts, undefined);
    assert.equal((await run(false)).report.texts, undefined);
    assert.deepEqual(Object.keys((await run(true)).report.texts ?? {}), ['source', 'target']);
  });

  it('are those of the rows that it points at, cut', async () => {
    const { report } = await run();
    const long = 'long '.repeat(1000);
    const { table } = remembered('referenced.csv', `text,label\none,pos\n${long},neg\nthree,pos\n`);
    const target = await loadDomain(table, testJob());
    Object.assign(report, { topics: null, slices: [], failures: failuresOf(2, 3, 99) });
    assert.deepEqual(withTexts(report, target, null).texts, {
      source: {},
      target: { 2: `${long.slice(0, 2000)}…`, 3: 'three' },
    });
  });

  it('are those of the very rows where only a part of a table was drawn', async () => {
    const { report } = await run();
    const rows = Array.from({ length: 40 }, (_, i) => `text ${i + 1},${i % 2 ? 'pos' : 'neg'}`);
    const { table } = remembered('drawn.csv', `text,label\n${rows.join('\n')}\n`);
    const target = await loadDomain({ ...table, mostRows: 10 }, testJob());
    const drawn = target.rows.map((row) => row + 1);
    assert.notDeepEqual(drawn, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    Object.assign(report, { topics: null, slices: [], failures: failuresOf(...drawn) });
    const texts = Object.fromEntries(drawn.map((row) => [row, `text ${row}`]));
    assert.deepEqual(withTexts(report, target, null).texts, { source: {}, target: texts });
  });
});

const failuresOf = (...rows: number[]): Failures => ({
  rows: 3,
  labels: ['neg', 'pos'],
  confusion: [],
  reliability: { bins: [], ece: 0, expectedEce: 0 },
  byLabel: [],
  mistakes: rows.map((row) => ({ row, label: 0, predicted: 1, probability: 0.9 })),
});
