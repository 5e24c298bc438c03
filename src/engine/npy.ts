import { open } from 'node:fs/promises';
import type { Matrix } from '../core/matrix';

/** Values a write: bounds what is copied beside the matrix itself. */
const valuesAWrite = 1 << 20;

/**
 * NumPy's .npy, version 1.0: magic, header length, a Python dict padded to 64 bytes, then the values,
 * little-endian float32 in C order (numpy/lib/format.py).
 */
export async function writeNpy(file: string, matrix: Matrix): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(npyHeader(matrix.rows, matrix.dim));
    for (let at = 0; at < matrix.data.length; at += valuesAWrite)
      await handle.writeFile(littleEndian(matrix.data.subarray(at, at + valuesAWrite)));
  } finally {
    await handle.close();
  }
}

export function npyHeader(rows: number, dim: number): Buffer {
  const dict = `{'descr': '<f4', 'fortran_order': False, 'shape': (${rows}, ${dim}), }`;
  const prefix = 10; // magic 6, version 2, length 2
  const text = dict.padEnd(Math.ceil((prefix + dict.length + 1) / 64) * 64 - prefix - 1) + '\n';
  const header = Buffer.alloc(prefix + text.length);
  header.write('\x93NUMPY\x01\x00', 'latin1');
  header.writeUInt16LE(text.length, 8);
  header.write(text, prefix, 'latin1');
  return header;
}

/** A view where the machine is little-endian, as all that we ship for are; a copy elsewhere. */
function littleEndian(values: Float32Array): Buffer {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  const isLittle = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
  return isLittle ? bytes : Buffer.from(bytes).swap32();
}
