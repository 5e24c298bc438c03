import { readdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { isRunning } from './isRunning';

const ours = /^\.(staging|replaced)-(\d+)-(.+)$/;

/**
 * Clears up after processes that were killed while they wrote: unfinished things go, and a thing that was
 * moved aside comes back when nothing took its place.
 */
export async function sweepDead(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, kind, pid, original] = ours.exec(name) ?? [];
    if (!original || isRunning(Number(pid))) continue;
    const found = path.join(folder, name);
    const place = path.join(folder, original);
    if (kind === 'replaced' && !existsSync(place)) await rename(found, place);
    else await rm(found, { recursive: true, force: true });
  }
}
