import path from 'node:path';
import { list, removeSegment, segmentBases, segmentSize } from './segmentNames';

/** Removes the oldest segments of any encoder until all fit the limit. @param keep the one being written */
export function evictOldest(vectorsFolder: string, limitBytes: number, keep?: string): void {
  const sizes = allSegments(vectorsFolder).sort((a, b) => a.modified - b.modified);
  let total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { base, bytes } of sizes) {
    if (total <= limitBytes) return;
    if (base === keep) continue;
    removeSegment(base);
    total -= bytes;
  }
}

export function allSegments(vectorsFolder: string) {
  return list(vectorsFolder).flatMap((name) => segmentBases(path.join(vectorsFolder, name)).map(segmentSize));
}
