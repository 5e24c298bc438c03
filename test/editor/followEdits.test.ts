import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Edit, Piece } from '../../src/editor/predict/followEdits';
import { followEdits, placeOver } from '../../src/editor/predict/followEdits';

const edit = (rangeOffset: number, rangeLength: number, text: string): Edit => ({
  rangeOffset,
  rangeLength,
  text,
});
const piece: Piece = { start: 10, end: 20 };

describe('predictions of an edited text', () => {
  it('move with what is written before them', () => {
    assert.deepEqual(followEdits([piece], [edit(0, 0, 'abc')]), [{ start: 13, end: 23 }]);
    assert.deepEqual(followEdits([piece], [edit(2, 5, '')]), [{ start: 5, end: 15 }]);
    assert.deepEqual(followEdits([piece], [edit(10, 0, 'x')]), [{ start: 11, end: 21 }]);
  });

  it('stay when something is written after them', () => {
    assert.deepEqual(followEdits([piece], [edit(20, 0, '!'), edit(30, 5, '')]), [piece]);
  });

  it('go when their text changes', () => {
    for (const change of [
      edit(15, 0, 'x'),
      edit(19, 1, ''),
      edit(5, 6, ''),
      edit(0, 40, ''),
      edit(10, 1, 'y'),
    ])
      assert.deepEqual(followEdits([piece], [change]), []);
  });

  it('still lie on their very text after any edits', () => {
    const edits = fc.array(fc.tuple(fc.nat(60), fc.nat(6), fc.string({ maxLength: 5 })), { maxLength: 6 });
    const spans = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 9 })), { maxLength: 6 });
    fc.assert(
      fc.property(fc.string({ minLength: 60, maxLength: 60 }), spans, edits, (text, marked, changes) => {
        const pieces = marked.map(([start, length]) => ({
          start,
          end: start + length,
          text: text.slice(start, start + length),
        }));
        const event = withoutOverlaps(
          changes.map(([at, length, written]) => edit(at, Math.min(length, 60 - at), written)),
        );
        const after = event.reduce(applied, text);
        for (const kept of followEdits(pieces, event))
          assert.equal(after.slice(kept.start, kept.end), kept.text);
      }),
    );
  });

  it('are replaced by new ones over the same text only', () => {
    const old = [{ start: 0, end: 5 }, piece];
    assert.deepEqual(placeOver(old, [{ start: 18, end: 25 }]), [
      { start: 0, end: 5 },
      { start: 18, end: 25 },
    ]);
    assert.deepEqual(placeOver(old, [{ start: 5, end: 10 }]).length, 3);
  });
});

/** As VS Code sends them: apart from each other, the last place first. */
function withoutOverlaps(edits: Edit[]): Edit[] {
  const ordered = [...edits].sort((a, b) => b.rangeOffset - a.rangeOffset);
  return ordered.filter(
    (each, i) => i === 0 || each.rangeOffset + each.rangeLength < ordered[i - 1]!.rangeOffset,
  );
}

const applied = (text: string, { rangeOffset, rangeLength, text: written }: Edit) =>
  text.slice(0, rangeOffset) + written + text.slice(rangeOffset + rangeLength);
