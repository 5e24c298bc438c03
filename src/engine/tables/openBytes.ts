import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Transform, pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '../../protocol/userError';

/** A file that has been looked at: it exists, is a file, and is not empty. */
export interface FoundFile {
  path: string;
  /** Bytes on disk. */
  size: number;
  gzip: boolean;
}

/** Bytes a read; progress and cancellation come at this grain. */
const chunkBytes = 1 << 20;

export async function findFile(path: string): Promise<FoundFile> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) throw new UserError('error.fileIsFolder', { path });
    if (stats.size === 0) throw new UserError('error.tableEmpty', { file: path });
    return { path, size: stats.size, gzip: await startsLikeGzip(path) };
  } catch (error) {
    throw asReadError(error, path);
  }
}

/** By content: a `.gz` that some tool has unpacked in passing reads as what it is. */
async function startsLikeGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/** The unpacked bytes. `tap` sees the bytes as they lie on disk (for the hash and the progress). */
export function openBytes(file: FoundFile, tap: (chunk: Buffer) => void): Readable {
  const raw = createReadStream(file.path, { highWaterMark: chunkBytes });
  const tapped = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      tap(chunk);
      done(null, chunk);
    },
  });
  // An error destroys the last stream with it, so whoever reads that one sees it.
  if (file.gzip) return pipeline(raw, tapped, createGunzip(), () => undefined);
  return pipeline(raw, tapped, () => undefined);
}

/** Puts what Node and zlib throw into a sentence that names the file. */
export function asReadError(error: unknown, path: string): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return new UserError('error.fileMissing', { path });
  if (code === 'EISDIR') return new UserError('error.fileIsFolder', { path });
  if (code.startsWith('Z_')) return new UserError('error.tableGzip', { file: path, detail: error.message });
  if (/^E[A-Z]+$/.test(code)) return new UserError('error.fileUnreadable', { path, detail: code });
  return error;
}
