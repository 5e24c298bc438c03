import assert from 'node:assert/strict';
import fc from 'fast-check';
import { duplicateGroups } from '../../src/core/data/duplicates';
import { stratifiedGroupFolds } from '../../src/core/data/splits';
import { seededRandom } from '../../src/core/random';

const tables = fc.record({
  rows: fc.array(
    fc.record({ label: fc.integer({ min: 0, max: 4 }), group: fc.integer({ min: 0, max: 30 }) }),
    {
      minLength: 1,
      maxLength: 300,
    },
  ),
  folds: fc.integer({ min: 1, max: 7 }),
  seed: fc.nat(),
});

function split(table: { rows: { label: number; group: number }[]; folds: number; seed: number }): Int32Array {
  const labels = Int32Array.from(table.rows, ({ label }) => label);
  const groups = Int32Array.from(table.rows, ({ group }) => group);
  return stratifiedGroupFolds(labels, groups, table.folds, seededRandom(table.seed));
}

describe('duplicate groups', () => {
  it('see through case, white space and composed accents', () => {
    const texts = ['Good  book', ' good book\n', 'bad book', 'GOOD\tBOOK', 'caf\u00e9', 'cafe\u0301'];
    assert.deepEqual([...duplicateGroups(texts)], [0, 0, 1, 0, 2, 2]);
  });

  it('are not fooled by texts named like object properties', () => {
    assert.deepEqual([...duplicateGroups(['constructor', '__proto__', 'constructor'])], [0, 1, 0]);
  });
});

describe('stratified grouped folds', () => {
  it('put every row into one fold and never split a group', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const foldOf = split(table);
        const groupFold = new Map<number, number>();
        table.rows.forEach(({ group }, i) => {
          assert.ok(foldOf[i]! >= 0 && foldOf[i]! < table.folds);
          assert.equal(groupFold.get(group) ?? foldOf[i], foldOf[i]);
          groupFold.set(group, foldOf[i]!);
        });
      }),
    );
  });

  it('spread each class to within one row when no text repeats', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const rows = table.rows.map(({ label }, i) => ({ label, group: i }));
        const foldOf = split({ ...table, rows });
        for (let label = 0; label < 5; label++) {
          const counts = new Array<number>(table.folds).fill(0);
          rows.forEach((each, i) => each.label === label && counts[foldOf[i]!]!++);
          assert.ok(Math.max(...counts) - Math.min(...counts) <= 1, `class ${label}: ${counts.join(' ')}`);
        }
      }),
    );
  });

  it('keep class shares close with groups of up to four rows', () => {
    const random = seededRandom(3);
    const rows = Array.from({ length: 250 }, (_, group) => {
      const label = Number(random() < 0.25);
      return Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({ label, group }));
    }).flat();
    const foldOf = split({ rows, folds: 5, seed: 1 });
    const share = (which: typeof rows) => which.filter(({ label }) => label === 1).length / which.length;
    for (let fold = 0; fold < 5; fold++) {
      const own = rows.filter((_, i) => foldOf[i] === fold);
      assert.ok(Math.abs(share(own) - share(rows)) < 0.02, `fold ${fold}: ${share(own)}`);
      assert.ok(Math.abs(own.length / rows.length - 0.2) < 0.02, `fold ${fold} holds ${own.length}`);
    }
  });

  it('depend on the seed and on nothing else', () => {
    const rows = Array.from({ length: 60 }, (_, group) => ({ label: group % 3, group }));
    assert.deepEqual(split({ rows, folds: 5, seed: 8 }), split({ rows, folds: 5, seed: 8 }));
    assert.notDeepEqual(split({ rows, folds: 5, seed: 8 }), split({ rows, folds: 5, seed: 9 }));
  });
});
