import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { stratifiedDraw } from '../../src/core/data/stratifiedDraw';
import { seededRandom } from '../../src/core/random';
import { drawTable } from '../../src/engine/tables/drawTable';
import { RowKeeper } from '../../src/engine/tables/rowKeeper';
import { read } from './support/tables';

describe('stratifiedDraw', () => {
  it('takes of each label as many as its share, the rest to labels that would have none', () => {
    // 10 rows, 5 wanted: shares 3, 1.5, 0.5 -> 3, 1, 0, and the one that is left for the label without any
    const labels = [...'aaaaaabbbc'];
    const drawn = stratifiedDraw(labels, 5, seededRandom(1));
    const of = (label: string) => Array.from(drawn).filter((row) => labels[row] === label).length;
    assert.deepEqual(['a', 'b', 'c'].map(of), [3, 1, 1]);
  });

  it('draws rows once, ascending, and all where there are no more', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', '')), fc.nat(30), fc.nat(), (labels, most, seed) => {
        const drawn = stratifiedDraw(labels, most, seededRandom(seed));
        assert.equal(drawn.length, Math.min(most, labels.length));
        for (let i = 1; i < drawn.length; i++) assert.ok(drawn[i]! > drawn[i - 1]!);
      }),
    );
  });

  it('leaves to chance which of many equal labels are drawn', () => {
    const drawn = stratifiedDraw(Array.from({ length: 1000 }, (_, i) => `${i}`), 100, seededRandom(3)); // prettier-ignore
    const early = Array.from(drawn).filter((row) => row < 500).length;
    assert.ok(early > 30 && early < 70, `${early} of 100 from the first half`);
  });

  it('draws each row as often as the next', () => {
    const counts = new Array<number>(20).fill(0);
    for (let seed = 0; seed < 2000; seed++)
      for (const row of stratifiedDraw([...'aaaaaaaaaaaabbbbbbbb'], 5, seededRandom(seed))) counts[row]!++;
    // 500 expected, standard deviation 19.4
    for (const count of counts) assert.ok(Math.abs(count - 500) < 85, String(counts));
  });
});

describe('RowKeeper', () => {
  const feed = (keeper: RowKeeper, rows: number) => {
    let kept: number[] = [];
    for (let row = 1; row <= rows; row++) {
      if (!keeper.takes(['x'.repeat(100)])) continue;
      kept.push(row);
      if (keeper.isFull) kept = Array.from(keeper.thin(), (i) => kept[i]!);
    }
    return kept;
  };

  it('holds no more than its budget, never fewer rows than asked for, and knows their numbers', () => {
    const keeper = new RowKeeper(500, 200_000); // 2,000 rows of 100 characters
    const kept = feed(keeper, 100_000);
    assert.ok(kept.length >= 600 && kept.length <= 2001, `${kept.length}`);
    assert.deepEqual(Array.from(keeper.rowNumbers!), kept);
    assert.equal(keeper.seen, 100_000);
    // a uniform sample: half of it from either half of the file
    const firstHalf = kept.filter((row) => row <= 50_000).length / kept.length;
    assert.ok(Math.abs(firstHalf - 0.5) < 4 * Math.sqrt(0.25 / kept.length), `${firstHalf}`);
  });

  it('is the same each time, keeps all that fits, and everything when all are wanted', () => {
    const again = () => feed(new RowKeeper(100, 50_000), 20_000);
    assert.deepEqual(again(), again());
    const small = new RowKeeper(100, 50_000);
    assert.equal(feed(small, 300).length, 300);
    assert.equal(small.rowNumbers, null);
    assert.equal(feed(new RowKeeper(0, 10), 1000).length, 1000);
  });
});

describe('drawTable', () => {
  it('keeps rows, lines and numbers together', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `text ${i + 1},${i % 3 === 0 ? 'rare' : 'often'}`);
    const table = await read('draw.csv', ['text,label', ...rows].join('\n'));
    assert.equal(drawTable(table, null, 300), null);
    const drawn = drawTable(table, table.columns[1]!.values, 60)!;
    assert.deepEqual([drawn.table.rows, drawn.table.drawnFrom], [60, 300]);
    const [text, label] = drawn.table.columns.map(({ values }) => values);
    assert.equal(label!.filter((each) => each === 'rare').length, 20);
    drawn.table.rowNumbers!.forEach((number, i) => {
      assert.equal(text![i], `text ${number}`);
      assert.equal(drawn.table.lines!.first[i], number + 1);
    });
    assert.deepEqual(drawn.column(table.columns[0]!).values, text);
  });
});
