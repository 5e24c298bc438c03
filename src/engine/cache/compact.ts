import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import path from 'node:path';
import { stagingPrefix } from '../../protocol/wire';
import { isRunning } from '../isRunning';
import { Segment } from './segment';
import { indexEnding, vectorsEnding } from './segmentFormat';
import { isAbandoned, list, newSegmentName, removeSegment } from './segmentNames';
import { segmentBases, segmentSize } from './segmentNames';
import { SegmentWriter } from './segmentWriter';

/** Fewer leftovers are not worth the copying. */
const leastSegments = 8;
/** Copied at one go, about 0.2 s of work. */
const mostBytes = 64 * 2 ** 20;
const lockName = 'compact.lock';
/** A lock this old was left by a process whose id has been given again. */
const staleLockMilliseconds = 10 * 60_000;

/**
 * Every run leaves a segment behind. Merges the small ones of processes that have ended into one, under a
 * lock; readers find each vector in the old files or in the new one at any moment. Never throws.
 */
export function compactSegments(folder: string, header: Buffer, dim: number): void {
  const merged = mergeable(folder);
  if (merged.length < leastSegments || !takeLock(folder)) return;
  try {
    removeStaging(folder);
    merge(folder, merged, header, dim);
  } catch {
    removeStaging(folder);
  } finally {
    rmSync(path.join(folder, lockName), { force: true });
  }
}

function mergeable(folder: string): string[] {
  const sizes = segmentBases(folder).filter(isAbandoned).map(segmentSize);
  sizes.sort((a, b) => a.bytes - b.bytes);
  let total = 0;
  return sizes.filter(({ bytes }) => (total += bytes) <= mostBytes).map(({ base }) => base);
}

function merge(folder: string, bases: readonly string[], header: Buffer, dim: number): void {
  const name = newSegmentName();
  const staged = path.join(folder, stagingPrefix(process.pid) + name);
  const writer = SegmentWriter.create(staged, header);
  const copied: string[] = [];
  try {
    for (const base of bases) if (copySegment(base, writer, header, dim)) copied.push(base);
  } finally {
    writer.close();
  }
  const newest = Math.max(...bases.map((base) => segmentSize(base).modified)) / 1000;
  for (const ending of [vectorsEnding, indexEnding]) {
    utimesSync(staged + ending, newest, newest); // age decides what is evicted
    renameSync(staged + ending, path.join(folder, name + ending));
  }
  for (const base of copied) removeSegment(base);
}

/** Only intact vectors; false for a segment of another encoder, which stays. */
function copySegment(base: string, writer: SegmentWriter, header: Buffer, dim: number): boolean {
  const segment = Segment.open(base, header, dim);
  if (!segment) return false;
  try {
    segment.records.forEach(({ key, shortened }, i) => {
      const vector = new Float32Array(dim);
      if (segment.read(i, vector)) writer.append([{ key, vector, shortened }]);
    });
    return true;
  } finally {
    segment.close();
  }
}

function takeLock(folder: string): boolean {
  const lock = path.join(folder, lockName);
  try {
    mkdirSync(folder, { recursive: true });
    if (isStale(lock)) rmSync(lock, { force: true });
    const file = openSync(lock, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch {
    return false; // someone else compacts, or the folder cannot be written
  }
}

function isStale(lock: string): boolean {
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
  return age > staleLockMilliseconds;
}

/** Unfinished segments of processes that were killed. */
function removeStaging(folder: string): void {
  for (const name of list(folder)) {
    const pid = Number(/^\.staging-(\d+)-/.exec(name)?.[1] ?? NaN);
    if (pid === process.pid || (pid > 0 && !isRunning(pid))) rmSync(path.join(folder, name), { force: true });
  }
}
