import { closeSync, existsSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { indexEnding, vectorBytes, vectorsEnding, writeIndexRecord } from './segmentFormat';

export interface NewVector {
  key: string;
  vector: Float32Array;
  shortened: boolean;
}

/** The one writer of one segment. After a failed write the segment ends: its tail may be torn. */
export class SegmentWriter {
  /** Bytes in both files. */
  size: number;

  private constructor(
    readonly base: string,
    private readonly indexFile: number,
    private readonly vectorsFile: number,
    header: Buffer,
  ) {
    writeFully(vectorsFile, header);
    writeFully(indexFile, header);
    this.size = 2 * header.length;
  }

  /** Throws the file system's error. */
  static create(base: string, header: Buffer): SegmentWriter {
    mkdirSync(path.dirname(base), { recursive: true });
    const vectorsFile = openSync(base + vectorsEnding, 'wx');
    const indexFile = openSync(base + indexEnding, 'wx');
    return new SegmentWriter(base, indexFile, vectorsFile, header);
  }

  /** Vectors before index records: a reader never finds a record whose vector is not there yet. */
  append(added: readonly NewVector[]): void {
    const vectors = Buffer.concat(added.map(({ vector }) => vectorBytes(vector)));
    const index = added.map(({ key, shortened, vector }) => writeIndexRecord(key, shortened, vector));
    writeFully(this.vectorsFile, vectors);
    writeFully(this.indexFile, Buffer.concat(index));
    this.size += vectors.length + index.length * index[0]!.length;
  }

  /** False once someone has cleared or evicted the segment. */
  get exists(): boolean {
    return existsSync(this.base + indexEnding);
  }

  close(): void {
    closeSync(this.indexFile);
    closeSync(this.vectorsFile);
  }
}

function writeFully(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
}
