import { rm } from 'node:fs/promises';
import { cacheFolder } from '../places';
import { allSegments } from './evict';
import { removeSegment } from './segmentNames';
import { vectorsFolder } from './vectorCache';

/**
 * Removes all cached vectors and returns the bytes freed. Processes that are embedding go on: they notice,
 * and write new segments. @param folder empty = the user's cache folder
 */
export async function clearCache(folder: string): Promise<number> {
  const vectors = vectorsFolder(cacheFolder(folder));
  const freed = allSegments(vectors).reduce((sum, { base }) => sum + removeSegment(base), 0);
  await rm(vectors, { recursive: true, force: true }).catch(() => undefined); // a file in use (Windows) keeps its folder
  return freed;
}
