import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { decodeAxis, decodePoints, decodeRows, encodeAxis, encodePoints } from '../../src/protocol/mapPoints';

const points = fc.integer({ min: 0, max: 300 }).chain((length) => {
  const size = { minLength: length, maxLength: length };
  const byte = fc.uint8Array(size);
  const float = fc.float32Array({ ...size, noNaN: true });
  return fc.record(
    {
      side: byte,
      row: fc.uint32Array(size),
      x: float,
      y: float,
      label: byte,
      predicted: byte,
      confidence: byte,
      distance: byte,
      topic: byte,
    },
    { noNullPrototype: true },
  );
});

describe('the map’s columns', () => {
  it('come back as they went in', () => {
    fc.assert(
      fc.property(points, (columns) => {
        const encoded = { columns: encodePoints(columns), points: columns.side.length };
        assert.deepEqual(decodePoints(encoded), columns);
        assert.deepEqual(decodeRows(encoded), { side: columns.side, row: columns.row });
        assert.deepEqual(decodeAxis(encodeAxis(columns.x), columns.x.length), columns.x);
      }),
    );
  });

  it('are little-endian base64', () => {
    assert.equal(encodeAxis(Float32Array.of(1)), Buffer.from([0, 0, 0x80, 0x3f]).toString('base64'));
  });

  it('are refused when a column was cut', () => {
    fc.assert(
      fc.property(points, fc.constantFrom('side', 'row', 'x', 'topic'), (columns, name) => {
        const encoded = encodePoints(columns);
        const longer = { ...encoded, [name]: encodeAxis(new Float32Array(columns.side.length * 4 + 1)) };
        assert.throws(() => decodePoints({ columns: longer, points: columns.side.length }), RangeError);
      }),
    );
  });

  it('may be a view into a larger buffer', () => {
    const all = Float32Array.of(1, 2, 3);
    assert.deepEqual([...decodeAxis(encodeAxis(all.subarray(1)), 2)], [2, 3]);
  });
});
