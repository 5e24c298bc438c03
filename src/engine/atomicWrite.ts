import { mkdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { replacedPrefix, stagingPrefix } from '../protocol/wire';
import { UserError } from '../protocol/userError';
import { asWriteError } from './writeErrors';
import { sweepDead } from './sweep';

/** Something written under a temporary name in the folder of its place, not yet in its place. */
export interface Staged {
  /** Puts it in place and returns what takes that back. */
  commit(): Promise<Committed>;
  /** Removes it, and the folders that were made for it. */
  discard(): Promise<void>;
}

export interface Committed {
  undo(): Promise<void>;
  /** Removes what was replaced. */
  finish(): Promise<void>;
}

export interface StageOptions {
  /** An existing file or folder is replaced; otherwise it is refused. */
  overwrite: boolean;
}

/** Two runs of one engine into the same place must not share a temporary name. */
let stagings = 0;

/** `write` gets the temporary name; what it creates there, a file or a folder, goes in place as a whole. */
export async function stage(
  place: string,
  { overwrite }: StageOptions,
  write: (temporary: string) => Promise<void>,
): Promise<Staged> {
  const parent = path.dirname(path.resolve(place));
  const temporary = path.join(parent, `${stagingPrefix(process.pid)}${++stagings}-${path.basename(place)}`);
  let made: string | undefined;
  const discard = async () => {
    await rm(temporary, { recursive: true, force: true });
    if (made) await removeEmpty(parent, made);
  };
  try {
    made = await mkdir(parent, { recursive: true });
    await sweepDead(parent);
    await rm(temporary, { recursive: true, force: true });
    await write(temporary);
  } catch (error) {
    await discard();
    throw asWriteError(error, place);
  }
  return { commit: () => putInPlace(temporary, place, overwrite), discard };
}

/** A file with these bytes. */
export function stageFile(place: string, bytes: Uint8Array | string, options: StageOptions): Promise<Staged> {
  return stage(place, options, (temporary) => writeFile(temporary, bytes));
}

/** A folder with these files. */
export function stageFolder(
  place: string,
  files: Record<string, Uint8Array | string>,
  options: StageOptions,
): Promise<Staged> {
  return stage(place, options, async (temporary) => {
    await mkdir(temporary);
    for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(temporary, name), bytes);
  });
}

/** All in place, or none: what was there before comes back when one of them fails. */
export async function commitAll(staged: readonly Staged[]): Promise<void> {
  const committed: Committed[] = [];
  try {
    for (const each of staged) committed.push(await each.commit());
  } catch (error) {
    for (const each of committed.reverse()) await each.undo();
    for (const each of staged) await each.discard();
    throw error;
  }
  for (const each of committed) await each.finish();
}

async function putInPlace(temporary: string, place: string, overwrite: boolean): Promise<Committed> {
  const aside = path.join(path.dirname(temporary), replacedPrefix(process.pid) + path.basename(place));
  try {
    // rename() refuses a folder that is in the way, but silently replaces a file.
    if (!overwrite && (await isFile(place))) throw new UserError('error.outExists', { path: place });
    const replaced = overwrite && (await moved(place, aside));
    await rename(temporary, place).catch(async (error: unknown) => {
      if (replaced) await moved(aside, place);
      throw error;
    });
    return {
      finish: () => rm(aside, { recursive: true, force: true }),
      undo: async () => {
        await rm(place, { recursive: true, force: true });
        if (replaced) await moved(aside, place);
      },
    };
  } catch (error) {
    throw taken(error) ? new UserError('error.outExists', { path: place }) : asWriteError(error, place);
  }
}

function isFile(place: string): Promise<boolean> {
  return stat(place).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** False when there is nothing to move. */
async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** A folder that appeared since it was checked: another window trained a model of the same name. */
function taken(error: unknown): boolean {
  return ['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** From `folder` up to `first`, as long as they are empty. */
async function removeEmpty(folder: string, first: string): Promise<void> {
  for (let at = folder; at.length >= first.length; at = path.dirname(at)) {
    const removed = await rmdir(at).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}
