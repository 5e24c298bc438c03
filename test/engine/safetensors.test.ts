import assert from 'node:assert/strict';
import fc from 'fast-check';
import { halfToSingle, singleToHalf } from '../../src/engine/float16';
import type { SafeTensor } from '../../src/engine/safetensors';
import { readSafetensors, writeSafetensors } from '../../src/engine/safetensors';

const seed = Number(process.env['SEED'] ?? Date.now() % 1e9);

describe(`safetensors (seed ${seed})`, () => {
  it('reads the bytes that the format description gives', () => {
    const header =
      '{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"I8","shape":[1,3],"data_offsets":[8,11]}}';
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    // 1.5 and -2 as little-endian float32; then 1, -1, 127
    const data = Buffer.from('0000c03f000000c001ff7f', 'hex');
    const { tensors, metadata } = readSafetensors(Buffer.concat([length, Buffer.from(header), data]));
    assert.deepEqual(tensors['a'], { dtype: 'F32', shape: [2], data: Float32Array.of(1.5, -2) });
    assert.deepEqual(tensors['b'], { dtype: 'I8', shape: [1, 3], data: Int8Array.of(1, -1, 127) });
    assert.deepEqual(metadata, {});
  });

  it('reads what it wrote, whatever the names, types and metadata', () => {
    const tensor = fc.oneof(
      fc.array(fc.float({ noNaN: true })).map((a) => ofType('F32', Float32Array.from(a))),
      fc.array(fc.integer({ min: -128, max: 127 })).map((a) => ofType('I8', Int8Array.from(a))),
      fc.array(fc.integer()).map((a) => ofType('I32', Int32Array.from(a))),
    );
    // The names that a JavaScript object cannot carry safely are refused, and no tensor is called so.
    const reserved = ['__metadata__', '__proto__', 'prototype', 'constructor'];
    const name = fc.string({ minLength: 1 }).filter((s) => !reserved.includes(s));
    const metadata = fc.dictionary(name, fc.string());
    fc.assert(
      fc.property(fc.dictionary(name, tensor), metadata, (tensors, told) => {
        const read = readSafetensors(writeSafetensors(tensors, told));
        assert.deepEqual({ ...read.tensors }, { ...tensors });
        assert.deepEqual({ ...read.metadata }, { ...told });
      }),
      { seed, numRuns: 200 },
    );
  });

  it('writes the same bytes for the same tensors in another order, with aligned data', () => {
    const a: SafeTensor = { dtype: 'F32', shape: [1], data: Float32Array.of(3) };
    const b: SafeTensor = { dtype: 'I32', shape: [2], data: Int32Array.of(4, 5) };
    const bytes = writeSafetensors({ a, b });
    assert.deepEqual(bytes, writeSafetensors({ b, a }));
    assert.equal(Number(Buffer.from(bytes).readBigUInt64LE()) % 8, 0);
  });

  it('refuses rubbish with an Error and never reads beyond the end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) =>
        assert.throws(() => readSafetensors(bytes), Error),
      ),
      { seed, numRuns: 200 },
    );
  });

  it('refuses every file that was cut off', () => {
    const whole = writeSafetensors({ weight: { dtype: 'F32', shape: [2, 2], data: new Float32Array(4) } });
    for (let length = 0; length < whole.length; length++) {
      assert.throws(() => readSafetensors(whole.subarray(0, length)), Error, `${length} bytes`);
    }
  });

  it('refuses a tensor whose bytes do not fit its shape', () => {
    const whole = Buffer.from(
      writeSafetensors({ w: { dtype: 'F32', shape: [4], data: new Float32Array(4) } }),
    );
    const wrong = Buffer.from(whole.toString('latin1').replace('"shape":[4]', '"shape":[5]'), 'latin1');
    assert.throws(() => readSafetensors(wrong), /not its shape/);
  });
});

describe('half precision', () => {
  it('gives the published values', () => {
    // IEEE 754-2008 examples: 1, -2, largest, smallest normal, smallest subnormal, 1/3
    const known: [number, number][] = [
      [0x3c00, 1],
      [0xc000, -2],
      [0x7bff, 65504],
      [0x0400, 2 ** -14],
      [0x0001, 2 ** -24],
      [0x3555, 0.333251953125],
    ];
    for (const [bits, value] of known) {
      assert.equal(halfToSingle(bits), value);
      assert.equal(singleToHalf(value), bits);
    }
  });

  it('survives a round trip for all 65,536 patterns but the NaNs', () => {
    for (let bits = 0; bits < 65536; bits++) {
      const value = halfToSingle(bits);
      if (!Number.isNaN(value)) assert.equal(singleToHalf(value), bits, bits.toString(16));
    }
  });

  it('rounds to the nearest, ties to even', () => {
    assert.equal(singleToHalf(1 + 1 / 2048), 0x3c00);
    assert.equal(singleToHalf(1 + 3 / 2048), 0x3c02);
    assert.equal(singleToHalf(65519), 0x7bff);
    assert.equal(singleToHalf(65520), 0x7c00);
  });
});

function ofType<D extends SafeTensor['dtype']>(dtype: D, data: SafeTensor['data']): SafeTensor {
  return { dtype, shape: [data.length], data } as SafeTensor;
}
