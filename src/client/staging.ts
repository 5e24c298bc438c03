import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { replacedPrefix, stagingPrefix } from '../protocol/wire';

/** Parameters whose value is a place that the engine writes: temporary names lie beside it. */
const writtenPlaces = ['modelFolder', 'reportFile', 'out'] as const;

/** The folders in which a call with these parameters may leave temporary files. */
export function stagingFolders(params: object): string[] {
  const values = params as Partial<Record<(typeof writtenPlaces)[number], unknown>>;
  const folders = writtenPlaces
    .map((name) => values[name])
    .filter((place): place is string => typeof place === 'string' && place !== '')
    .map((place) => path.dirname(path.resolve(place)));
  return [...new Set(folders)];
}

/**
 * Clears up after a dead engine: what it was still writing goes, and what it had moved aside comes back when
 * nothing took its place. Never fails: what cannot be done is left for the next write.
 */
export async function sweepStaging(folders: Iterable<string>, pid: number): Promise<void> {
  for (const folder of new Set(folders)) {
    for (const name of await readdir(folder).catch((): string[] => [])) {
      await clearUp(folder, name, pid).catch(() => undefined);
    }
  }
}

async function clearUp(folder: string, name: string, pid: number): Promise<void> {
  const found = path.join(folder, name);
  const aside = replacedPrefix(pid);
  const place = name.startsWith(aside) ? path.join(folder, name.slice(aside.length)) : null;
  if (place !== null && !existsSync(place)) await rename(found, place);
  else if (place !== null || name.startsWith(stagingPrefix(pid)))
    await rm(found, { recursive: true, force: true });
}
