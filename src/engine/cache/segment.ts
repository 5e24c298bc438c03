import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { IndexRecord } from './segmentFormat';
import { indexEnding, indexRecordBytes, isIntact, readIndexRecord } from './segmentFormat';
import { vectorBytes, vectorsEnding } from './segmentFormat';

/** A segment as its readers see it: whole records only, so a torn tail is not there. */
export class Segment {
  readonly records: IndexRecord[] = [];

  private constructor(
    readonly base: string,
    private readonly indexFile: number,
    private readonly vectorsFile: number,
    private readonly headerLength: number,
    private readonly dim: number,
  ) {}

  /** Null for a segment with another header, or that is gone or cannot be read. @param base path without ending */
  static open(base: string, header: Buffer, dim: number): Segment | null {
    const files: number[] = [];
    try {
      files.push(openSync(base + indexEnding, 'r'));
      files.push(openSync(base + vectorsEnding, 'r'));
      if (files.every((file) => startsWith(file, header))) {
        const segment = new Segment(base, files[0]!, files[1]!, header.length, dim);
        segment.grow();
        return segment;
      }
    } catch {
      // gone, or not ours to read
    }
    files.forEach((file) => closeSync(file));
    return null;
  }

  /** Takes in what its writer has added. */
  grow(): void {
    const whole = Math.min(
      wholeRecords(this.indexFile, this.headerLength, indexRecordBytes),
      wholeRecords(this.vectorsFile, this.headerLength, this.dim * 4),
    );
    const added = whole - this.records.length;
    if (added <= 0) return;
    const index = Buffer.alloc(added * indexRecordBytes);
    const from = this.headerLength + this.records.length * indexRecordBytes;
    const read = Math.floor(readFully(this.indexFile, index, from) / indexRecordBytes);
    for (let i = 0; i < read; i++) this.records.push(readIndexRecord(index, i));
  }

  /** Copies vector `i` to `into`; false when it is not what was written. */
  read(i: number, into: Float32Array): boolean {
    const bytes = vectorBytes(into);
    const from = this.headerLength + i * bytes.length;
    return readFully(this.vectorsFile, bytes, from) === bytes.length && isIntact(this.records[i]!, into);
  }

  close(): void {
    closeSync(this.indexFile);
    closeSync(this.vectorsFile);
  }
}

function startsWith(file: number, header: Buffer): boolean {
  const start = Buffer.alloc(header.length);
  return readFully(file, start, 0) === header.length && start.equals(header);
}

function wholeRecords(file: number, headerLength: number, recordBytes: number): number {
  return Math.max(0, Math.floor((fstatSync(file).size - headerLength) / recordBytes));
}

function readFully(file: number, into: Buffer, from: number): number {
  let read = 0;
  while (read < into.length) {
    const got = readSync(file, into, read, into.length - read, from + read);
    if (got === 0) break;
    read += got;
  }
  return read;
}
