import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { indexEnding, vectorsEnding } from './segmentFormat';
import { isRunning } from '../isRunning';

/** A segment's name tells its writer: `HOST-PID-START-N`. */
const host = createHash('sha256').update(os.hostname()).digest('hex').slice(0, 8);
const processStart = Math.round(Date.now() - process.uptime() * 1000).toString(36);
let segmentCount = 0;

export function newSegmentName(): string {
  return `${host}-${process.pid}-${processStart}-${segmentCount++}`;
}

/** True when the segment's writer can no longer add to it. Writers on other machines count as alive. */
export function isAbandoned(base: string): boolean {
  const [writerHost, pid, start] = path.basename(base).split('-');
  if (writerHost !== host) return false;
  if (Number(pid) === process.pid) return start !== processStart;
  return !isRunning(Number(pid));
}

/** Paths without ending of the segments in a folder, in order of name; none when it does not exist. */
export function segmentBases(folder: string): string[] {
  return list(folder)
    .filter((name) => name.endsWith(indexEnding) && !name.startsWith('.'))
    .map((name) => path.join(folder, name.slice(0, -indexEnding.length)))
    .sort();
}

export interface SegmentSize {
  base: string;
  bytes: number;
  modified: number;
}

export function segmentSize(base: string): SegmentSize {
  const files = [indexEnding, vectorsEnding].map((ending) =>
    statSync(base + ending, { throwIfNoEntry: false }),
  );
  return {
    base,
    bytes: files.reduce((sum, file) => sum + (file?.size ?? 0), 0),
    modified: Math.max(...files.map((file) => file?.mtimeMs ?? 0)),
  };
}

/** The index first: without it no reader looks at the vectors. Best effort; returns the bytes freed. */
export function removeSegment(base: string): number {
  const { bytes } = segmentSize(base);
  try {
    for (const ending of [indexEnding, vectorsEnding]) rmSync(base + ending, { force: true });
    return bytes;
  } catch {
    return 0; // open in another process (Windows): the next one will
  }
}

export function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
