import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { reportHtml } from '../client/reportHtml';
import type { Report } from '../protocol/report';
import { UserError } from '../protocol/userError';
import type { Language } from './language';

/** The engine writes a report's JSON; its page is made here, from the same value. */
export function jsonReport(file: string | undefined): { reportFile?: string } {
  return file !== undefined && isJson(file) ? { reportFile: file } : {};
}

const isJson = (file: string) => /\.json$/i.test(file);

/** Writes the page under a temporary name first: a reader never sees half of it. */
export async function writePage(file: string | undefined, report: Report, language: Language): Promise<void> {
  if (file === undefined || isJson(file)) return;
  const temporary = path.join(
    path.dirname(file),
    `.${path.basename(file)}-${randomBytes(4).toString('hex')}`,
  );
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(temporary, await reportHtml(report, language));
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw asWriteError(error, file);
  }
}

function asWriteError(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOSPC') return new UserError('error.diskFull', { path });
  return /^E[A-Z]+$/.test(code) ? new UserError('error.notWritable', { path, detail: code }) : error;
}
