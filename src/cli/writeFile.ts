import { randomBytes } from 'node:crypto';
import { constants, existsSync, statSync } from 'node:fs';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../protocol/userError';

/** Fails now rather than after an hour of work, when a file's place cannot be written. Makes nothing. */
export async function checkPlace(file: string): Promise<void> {
  let folder = path.dirname(file);
  while (!existsSync(folder)) folder = path.dirname(folder);
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw withCode('EISDIR');
    if (!statSync(folder).isDirectory()) throw withCode('ENOTDIR');
    await access(folder, constants.W_OK);
  } catch (error) {
    throw asWriteError(error, file);
  }
}

const withCode = (code: string) => Object.assign(new Error(code), { code });

/** Writes under a temporary name first: a reader never sees half of it. */
export async function writeAtomically(file: string, text: string): Promise<void> {
  const temporary = path.join(
    path.dirname(file),
    `.${path.basename(file)}-${randomBytes(4).toString('hex')}`,
  );
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(temporary, text);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw asWriteError(error, file);
  }
}

/** A full disk is no error.diskFull here: that one says that nothing was changed, and a model has been saved. */
function asWriteError(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return /^E[A-Z]+$/.test(code) ? new UserError('error.notWritable', { path, detail: code }) : error;
}
