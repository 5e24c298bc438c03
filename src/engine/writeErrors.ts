import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { modelFiles } from '../protocol/model';
import { UserError } from '../protocol/userError';

/** Puts what the file system throws into a sentence that names the place. */
export function asWriteError(error: unknown, place: string): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new UserError('error.diskFull', { path: place });
  if (/^E[A-Z]+$/.test(code)) return new UserError('error.notWritable', { path: place, detail: code });
  return error;
}

/** Fails now rather than after an hour of work. Makes nothing: looks at the nearest folder that exists. */
export async function checkWritable(place: string): Promise<void> {
  let folder = path.dirname(path.resolve(place));
  while (!(await exists(folder)) && path.dirname(folder) !== folder) folder = path.dirname(folder);
  try {
    if (!(await stat(folder)).isDirectory())
      throw new UserError('error.notWritable', { path: place, detail: 'ENOTDIR' });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw asWriteError(error, place);
  }
}

/** A file that is to be written: not a folder, writable, and not in the way unless it may be replaced. */
export async function checkOutFile(place: string, overwrite: boolean): Promise<void> {
  const found = await stat(place).catch(() => null);
  if (found?.isDirectory()) throw new UserError('error.notWritable', { path: place, detail: 'EISDIR' });
  if (found && !overwrite) throw new UserError('error.outExists', { path: place });
  await checkWritable(place);
}

/** Only an empty folder or a model is replaced: never a folder that holds anything else. */
export async function checkModelFolder(folder: string, overwrite: boolean): Promise<void> {
  await checkWritable(folder);
  if (!(await exists(folder))) return;
  const names = await readdir(folder).catch(() => {
    throw new UserError('error.notWritable', { path: folder, detail: 'ENOTDIR' });
  });
  if (names.length === 0) return;
  const known: readonly string[] = [...Object.values(modelFiles), '.DS_Store', 'Thumbs.db'];
  const ours = names.includes(modelFiles.manifest) && names.every((name) => known.includes(name));
  if (!ours) throw new UserError('error.modelNotOurs', { folder });
  if (!overwrite) throw new UserError('error.modelExists', { folder });
}

async function exists(place: string): Promise<boolean> {
  return stat(place).then(
    () => true,
    () => false,
  );
}
