import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { stagingPrefix } from '../protocol/wire';

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

/** Removes what a dead engine was still writing. Never fails: what cannot be removed is left for the next write. */
export async function sweepStaging(folders: Iterable<string>, pid: number): Promise<void> {
  for (const folder of new Set(folders)) {
    const names = await readdir(folder).catch((): string[] => []);
    const stale = names.filter((name) => name.startsWith(stagingPrefix(pid)));
    for (const name of stale) {
      await rm(path.join(folder, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
}
