import assert from 'node:assert/strict';
import iconv from 'iconv-lite';
import { describe, it } from 'mocha';
import { preambleOf } from '../../src/engine/tables/preamble';
import { isBrokenUtf8, utf8Watch } from '../../src/engine/tables/utf8Watch';
import { cells, read, refused } from './support/tables';

describe('a table read as a person says', () => {
  it('in the encoding that is named, though another is likelier', async () => {
    const bytes = iconv.encode('text,label\nПривет мир,pos\nпока,neg\n', 'koi8-r');
    assert.equal(cells(await read('koi.csv', bytes, { encoding: 'KOI8-R' }))['text']![0], 'Привет мир');
  });

  it('refuses an encoding that there is not, and bytes that are not in it', async () => {
    await refused(read('none.csv', 'a,b\nc,d\n', { encoding: 'utf-9' }), 'error.encodingUnknown', 'utf-9');
    const latin = iconv.encode('text,label\nun café,pos\n', 'latin1');
    await refused(read('latin.csv', latin, { encoding: 'utf8' }), 'error.tableEncoding', 'byte 18');
  });

  it('with the delimiter that is named, or none', async () => {
    const table = await read('odd.csv', 'text~label\na, b~pos\nc, d~neg\n', { delimiter: '~' });
    assert.deepEqual(cells(table), { text: ['a, b', 'c, d'], label: ['pos', 'neg'] });
    const whole = await read('whole.csv', 'text\nso, yes\nso, no\n', { delimiter: '' });
    assert.deepEqual(cells(whole), { text: ['so, yes', 'so, no'] });
  });

  it('with or without a header', async () => {
    const csv = 'good,fine day\nbad,grey day\n';
    assert.equal((await read('with.csv', csv, { header: true })).columns[0]!.name, 'good');
    const without = await read('without.csv', 'text,label\nfine,pos\n', { header: false });
    assert.deepEqual(cells(without), { 'column 1': ['text', 'fine'], 'column 2': ['label', 'pos'] });
    assert.equal(without.header, false);
    assert.deepEqual(without.lines, { first: [1, 2], last: [1, 2] });
  });
});

describe('lines that are no rows', () => {
  it("takes Excel's first line for the delimiter", async () => {
    const table = await read('excel.csv', 'sep=;\r\ntext;label\r\n"a, b; c";pos\r\nd;neg\r\n');
    assert.deepEqual(cells(table), { text: ['a, b; c', 'd'], label: ['pos', 'neg'] });
    assert.deepEqual(table.lines?.first, [3, 4]);
  });

  it('leaves out comments above and in a table, counts them, and keeps lines right', async () => {
    const table = await read(
      'comments.csv',
      '# exported on Monday, "by hand\n# two raters\ntext,label\na b,pos\n# page two\nc d,neg\n',
    );
    assert.deepEqual(cells(table), { text: ['a b', 'c d'], label: ['pos', 'neg'] });
    assert.deepEqual(table.notes, [{ key: 'table.note.comments', args: { name: 'comments', count: 3 } }]);
    assert.deepEqual(table.lines?.first, [4, 6]);
  });

  it('keeps rows and names that begin with #', async () => {
    const tweets = await read('tweets.csv', 'text,label\n#sunny day,pos\n#rain,neg\n"#fog, again",neg\n');
    assert.deepEqual(cells(tweets)['text'], ['#sunny day', '#rain', '#fog, again']);
    const named = await read('named.csv', '#id,text,label\n1,a b c,pos\n2,d e f,neg\n');
    assert.deepEqual(named.columns.map(({ name }) => name), ['#id', 'text', 'label']); // prettier-ignore
    const wide = await read('wide.tsv', '#id\ttext\tlabel\n1\tgood, nice\tpos\n2\tbad, poor\tneg\n');
    assert.deepEqual(wide.columns.map(({ name }) => name), ['#id', 'text', 'label']); // prettier-ignore
    const feed = await read('feed.txt', '#monday again\nhello, you\nok, fine\n#friday\nwell\nso\nyes\n', { header: false }); // prettier-ignore
    assert.equal(feed.rows, 7);
    const single = await read('single.txt', '#one tag\n#two tags\n#three tags\n', { header: false });
    assert.equal(single.rows, 3);
  });

  it('sees no preamble where there is none', () => {
    for (const sample of ['', 'text,label\na,b\n', '#only', '# one\n# two\n', 'sepal=;\nx;y\n'])
      assert.deepEqual(preambleOf(sample), { lines: 0, comments: 0, delimiter: null }, sample);
  });
});

describe('encodings', () => {
  const texts: [string, string][] = [
    ['GB18030', '这部电影非常好看，我很喜欢。演员的表演也很出色，推荐大家去看。'],
    ['Big5', '這部電影非常好看，我很喜歡。演員的表演也很出色，推薦大家去看。'],
    ['EUC-KR', '이 영화는 정말 재미있었습니다. 다시 보고 싶습니다. 추천합니다.'],
    ['Shift_JIS', 'この商品はとても使いやすく、届くのも早かったです。また買います。'],
    ['windows-1251', 'Очень хороший товар доставили быстро всем советую покупать.'],
  ];
  for (const [encoding, text] of texts)
    it(`finds ${encoding} by its bytes`, async () => {
      const csv = `text,label\n${`${text},good\n${text.slice(5)},bad\n`.repeat(4)}`;
      const table = await read(`${encoding}.csv`, iconv.encode(csv, encoding));
      assert.equal(cells(table)['text']![0], text);
    });

  it('reads UTF-8 with some broken bytes as UTF-8, and says how many rows they spoil', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => Buffer.from(`très bon café ${i},pos\n`));
    rows[7] = Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x2c, 0x6e, 0x0a]); // `café,n` in Latin-1
    const table = await read('broken.csv', Buffer.concat([Buffer.from('text,label\n'), ...rows]));
    assert.equal(table.encoding, 'UTF-8');
    assert.deepEqual(cells(table)['text']!.slice(6, 8), ['très bon café 6', 'caf\ufffd']);
    assert.deepEqual(table.notes, [
      { key: 'table.note.broken', args: { name: 'broken', count: 1, encoding: 'UTF-8' } },
    ]);
  });

  it('tells UTF-8 from other bytes wherever chunks are cut', () => {
    const bytes = Buffer.from('aé漢😀'.repeat(5));
    for (let size = 1; size <= 7; size++) {
      const watch = utf8Watch();
      for (let at = 0; at < bytes.length; at += size) watch.see(bytes.subarray(at, at + size));
      assert.equal(watch.end().invalid, 0, `chunks of ${size}`);
    }
    const watch = utf8Watch();
    watch.see(Buffer.concat([Buffer.from('aé'), Buffer.from([0xff, 0xc3])]));
    const { sample: _, ...tally } = watch.end();
    assert.deepEqual(tally, { invalid: 2, firstInvalid: 3, characters: 1 });
    assert.equal(isBrokenUtf8({ ...tally, sample: null }), false);
  });
});

describe('errors of a table', () => {
  it('name row, line and cell of a quotation mark that stays open', async () => {
    const csv = 'id,text,label\n1,"two\nlines",pos\n2,fine,neg\n3,"open,neg\n4,x,pos\n';
    await refused(read('open.csv', csv), 'error.tableQuote', 'row 4', 'line 5', 'cell 2');
  });

  it('name row and line of a record without an end', async () => {
    const csv = `text,label\na,b\n"${'x'.repeat(17 << 20)}`;
    await refused(read('endless.csv', csv), 'error.tableTooLong', 'row 3', 'line 3', '16 MB');
  });
});
