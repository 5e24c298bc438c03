import * as v from 'valibot';
import { halfToSingle, singleToHalf } from './float16';

/** A tensor of a safetensors file. F16 is held as float32 and rounded when written. */
export type SafeTensor =
  | { dtype: 'F32' | 'F16'; shape: number[]; data: Float32Array }
  | { dtype: 'I8'; shape: number[]; data: Int8Array }
  | { dtype: 'I32'; shape: number[]; data: Int32Array };

export interface Safetensors {
  tensors: Record<string, SafeTensor>;
  metadata: Record<string, string>;
}

const bytesOf = { F32: 4, F16: 2, I8: 1, I32: 4 } as const;
/** The format's own limit: a longer header is an attack or rubbish. */
const mostHeaderBytes = 100_000_000;
const lengthBytes = 8;

const size = v.pipe(v.number(), v.integer(), v.minValue(0));
const entrySchema = v.object({
  dtype: v.picklist(['F32', 'F16', 'I8', 'I32']),
  shape: v.array(size),
  data_offsets: v.tuple([size, size]),
});
type Entry = v.InferOutput<typeof entrySchema>;
const headerSchema = v.objectWithRest(
  { __metadata__: v.optional(v.record(v.string(), v.string()), {}) },
  entrySchema,
);

/**
 * Reads the safetensors format (8 bytes of header length, a JSON header, little-endian data). Throws an Error
 * that says what is wrong with the bytes.
 */
export function readSafetensors(bytes: Uint8Array): Safetensors {
  const { __metadata__: metadata, ...entries } = readHeader(bytes);
  const start = lengthBytes + headerLength(bytes);
  const tensors = Object.entries(entries).map(([name, entry]): [string, SafeTensor] => {
    const [from, to] = entry.data_offsets;
    if (to > bytes.length - start) throw new Error(`tensor "${name}" lies beyond the end of the file`);
    if (to - from !== elements(entry.shape) * bytesOf[entry.dtype]) {
      throw new Error(`tensor "${name}" has ${to - from} bytes, which is not its shape's size`);
    }
    return [name, decode(entry, bytes.slice(start + from, start + to))];
  });
  return { tensors: Object.fromEntries(tensors), metadata };
}

/** Tensors in order of name: the same tensors and metadata give the same bytes. */
export function writeSafetensors(
  tensors: Readonly<Record<string, SafeTensor>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const names = Object.keys(tensors).sort();
  const parts = names.map((name) => encode(tensors[name]!));
  const header: Record<string, unknown> = { __metadata__: metadata };
  let offset = 0;
  names.forEach((name, i) => {
    const { dtype, shape } = tensors[name]!;
    const end = offset + parts[i]!.length;
    header[name] = { dtype, shape, data_offsets: [offset, end] } satisfies Entry;
    offset = end;
  });
  const text = JSON.stringify(header);
  const padded = text.padEnd(text.length + ((8 - (Buffer.byteLength(text) % 8)) % 8)); // data starts aligned
  const length = Buffer.alloc(lengthBytes);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(padded)));
  return Buffer.concat([length, Buffer.from(padded), ...parts]);
}

function readHeader(bytes: Uint8Array): v.InferOutput<typeof headerSchema> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + lengthBytes, headerLength(bytes)).toString();
  const header = v.safeParse(headerSchema, JSON.parse(text));
  if (header.success) return header.output;
  throw new Error(`the header is not that of a safetensors file: ${header.issues[0].message}`);
}

function headerLength(bytes: Uint8Array): number {
  if (bytes.length < lengthBytes) throw new Error('the file is too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const length = Number(view.getBigUint64(0, true));
  if (length > Math.min(mostHeaderBytes, bytes.length - lengthBytes))
    throw new Error('the header is cut off');
  return length;
}

const elements = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

/** @param bytes a copy of its own, so that views are aligned */
function decode({ dtype, shape }: Entry, bytes: Uint8Array<ArrayBuffer>): SafeTensor {
  switch (dtype) {
    case 'F32':
      return { dtype, shape, data: new Float32Array(aligned(bytes)) };
    case 'F16':
      return { dtype, shape, data: Float32Array.from(new Uint16Array(aligned(bytes)), halfToSingle) };
    case 'I8':
      return { dtype, shape, data: new Int8Array(aligned(bytes)) };
    case 'I32':
      return { dtype, shape, data: new Int32Array(aligned(bytes)) };
  }
}

/** Buffer's slice is a view into the file: typed arrays need their own, aligned memory. */
function aligned(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

function encode({ dtype, data }: SafeTensor): Uint8Array {
  const stored = dtype === 'F16' ? Uint16Array.from(data, singleToHalf) : data;
  return new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength);
}
