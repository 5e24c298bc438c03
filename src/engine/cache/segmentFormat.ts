import { createHash } from 'node:crypto';
import os from 'node:os';
import { crc32 } from 'node:zlib';
import type { EncoderDescription } from '../../protocol/encoder';
import { windowRule } from '../longText';

/*
 * A segment is two files that only ever grow, `NAME.vectors` and `NAME.index`. Both begin with the same
 * header; then come fixed-size records, one a text, written to the vectors first:
 *   vectors   dim x float32
 *   index     16 bytes of key, 4 bytes of flags, 4 bytes of crc-32 over key, flags and vector
 */

export const vectorsEnding = '.vectors';
export const indexEnding = '.index';
export const keyBytes = 16;
export const indexRecordBytes = 24;
const shortenedFlag = 1;
const magic = 'transfer-lens vectors 1\n';

/** Everything that a vector depends on beside its text. Files with another header are left alone. */
export function headerBytes(description: EncoderDescription): Buffer {
  const { hash, dtype, pooling, normalize, maxTokens, dim } = description;
  const fields = { encoder: hash, dtype, pooling, normalize, maxTokens, windowRule, dim };
  const text = `${magic}${JSON.stringify({ ...fields, endianness: os.endianness() })}\n`;
  const padding = (4 - (Buffer.byteLength(text) % 4)) % 4;
  return Buffer.from(text + ' '.repeat(padding));
}

/** Name of the folder that holds the segments with this header. */
export function headerName(header: Buffer): string {
  return createHash('sha256').update(header).digest('hex').slice(0, 16);
}

/** A text's key: the first half of its sha-256, as a string of 16 characters below U+0100. */
export function textKey(cleanText: string): string {
  return createHash('sha256').update(cleanText).digest().toString('latin1', 0, keyBytes);
}

export interface IndexRecord {
  key: string;
  shortened: boolean;
  crc: number;
}

export function writeIndexRecord(key: string, shortened: boolean, vector: Float32Array): Buffer {
  const record = Buffer.alloc(indexRecordBytes);
  record.write(key, 0, 'latin1');
  record.writeUInt32LE(shortened ? shortenedFlag : 0, keyBytes);
  record.writeUInt32LE(checksum(record, vector), keyBytes + 4);
  return record;
}

export function readIndexRecord(index: Buffer, i: number): IndexRecord {
  const at = i * indexRecordBytes;
  return {
    key: index.toString('latin1', at, at + keyBytes),
    shortened: (index.readUInt32LE(at + keyBytes) & shortenedFlag) !== 0,
    crc: index.readUInt32LE(at + keyBytes + 4),
  };
}

/** False for a vector that is not the one its index record was written with. */
export function isIntact(record: IndexRecord, vector: Float32Array): boolean {
  return writeIndexRecord(record.key, record.shortened, vector).readUInt32LE(keyBytes + 4) === record.crc;
}

export function vectorBytes(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

function checksum(record: Buffer, vector: Float32Array): number {
  return crc32(vectorBytes(vector), crc32(record.subarray(0, keyBytes + 4)));
}
