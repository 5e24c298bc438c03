import path from 'node:path';
import type { EncoderDescription } from '../../protocol/encoder';
import { compactSegments } from './compact';
import { evictOldest } from './evict';
import { Segment } from './segment';
import { headerBytes, headerName } from './segmentFormat';
import { newSegmentName, segmentBases } from './segmentNames';
import type { NewVector } from './segmentWriter';
import { SegmentWriter } from './segmentWriter';

export interface CacheLimits {
  /** Of all encoders together. */
  totalBytes: number;
  /** A writer starts another segment beyond this, so that old vectors can go without the new. */
  segmentBytes: number;
  /** Vectors held back before they are written. */
  buffered: number;
}

export const defaultLimits: CacheLimits = {
  totalBytes: 2 * 2 ** 30,
  segmentBytes: 256 * 2 ** 20,
  buffered: 64,
};

/**
 * Vectors of one encoder on disk, by text. Any number of processes read and write at once: each writes
 * segments of its own and reads everyone's. Nothing here fails: what cannot be read is embedded again, and a
 * cache that cannot be written (full disk, read-only folder) is only logged.
 */
export class VectorCache {
  readonly folder: string;
  readonly #header: Buffer;
  readonly #dim: number;
  readonly #segments = new Map<string, Segment>();
  readonly #refused = new Set<string>();
  #places = new Map<string, { segment: Segment; i: number }>();
  #buffer: NewVector[] = [];
  #writer: SegmentWriter | null = null;
  #writable = true;
  #compacted = false;

  constructor(
    private readonly cacheFolder: string,
    description: EncoderDescription,
    private readonly limits: CacheLimits = defaultLimits,
    private readonly log: (line: string) => void = (line) => console.warn(line),
  ) {
    this.#header = headerBytes(description);
    this.#dim = description.dim;
    this.folder = path.join(vectorsFolder(cacheFolder), headerName(this.#header));
  }

  /** Takes in what other processes have written or removed. Call it once before a batch of reads. */
  refresh(): void {
    if (!this.#compacted) compactSegments(this.folder, this.#header, this.#dim);
    this.#compacted = true;
    const bases = new Set(segmentBases(this.folder));
    const gone = [...this.#segments.values()].filter(({ base }) => !bases.has(base));
    for (const segment of gone) {
      segment.close();
      this.#segments.delete(segment.base);
    }
    if (gone.length > 0) this.#places = new Map();
    for (const base of bases) this.#takeIn(base, gone.length > 0);
  }

  /** Copies the text's vector to `into`. Null when there is none, or none that is intact. */
  read(key: string, into: Float32Array): { shortened: boolean } | null {
    const place = this.#places.get(key);
    if (!place) return null;
    try {
      if (place.segment.read(place.i, into)) return { shortened: place.segment.records[place.i]!.shortened };
    } catch {
      // the file system gave up on this one
    }
    this.#places.delete(key);
    into.fill(0);
    return null;
  }

  /** Copies the vector; it is on disk after `flush` at the latest. */
  add(key: string, vector: Float32Array, shortened: boolean): void {
    if (!this.#writable) return;
    this.#buffer.push({ key, vector: vector.slice(), shortened });
    if (this.#buffer.length >= this.limits.buffered) this.#write();
  }

  /** Writes what is held back, and keeps the cache under its limit. */
  flush(): void {
    if (this.#buffer.length === 0 && !this.#writer) return;
    this.#write();
    evictOldest(vectorsFolder(this.cacheFolder), this.limits.totalBytes, this.#writer?.base);
  }

  close(): void {
    this.flush();
    this.#writer?.close();
    this.#writer = null;
    for (const segment of this.#segments.values()) segment.close();
    this.#segments.clear();
    this.#places.clear();
  }

  #takeIn(base: string, all: boolean): void {
    let segment = this.#segments.get(base);
    const known = all ? 0 : (segment?.records.length ?? 0);
    if (segment) segment.grow();
    else segment = this.#openSegment(base);
    for (let i = known; i < (segment?.records.length ?? 0); i++) {
      this.#places.set(segment!.records[i]!.key, { segment: segment!, i });
    }
  }

  #openSegment(base: string): Segment | undefined {
    const segment = Segment.open(base, this.#header, this.#dim);
    if (segment) this.#segments.set(base, segment);
    else if (!this.#refused.has(base)) this.log(`vector cache: ${base} is not of this encoder, left alone`);
    if (!segment) this.#refused.add(base);
    return segment ?? undefined;
  }

  #write(): void {
    const added = this.#buffer;
    this.#buffer = [];
    if (added.length === 0 || !this.#writable) return;
    try {
      this.#writerForMore().append(added);
    } catch (error) {
      this.#writable = false;
      this.log(`vector cache: cannot write to ${this.folder}, going on without it (${String(error)})`);
    }
  }

  #writerForMore(): SegmentWriter {
    const full = this.#writer !== null && this.#writer.size > this.limits.segmentBytes;
    if (full || this.#writer?.exists === false) {
      this.#writer?.close();
      this.#writer = null;
    }
    this.#writer ??= SegmentWriter.create(path.join(this.folder, newSegmentName()), this.#header);
    return this.#writer;
  }
}

export function vectorsFolder(cacheFolder: string): string {
  return path.join(cacheFolder, 'vectors');
}
