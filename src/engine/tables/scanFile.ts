import type { Hash } from 'node:crypto';
import type { Steps } from '../../core/steps';
import { UserError } from '../../protocol/userError';
import { encodingOfMark, encodingOfZeros, guessEncoding, looksBinary } from './encoding';
import type { FoundFile } from './openBytes';
import { asReadError, openBytes } from './openBytes';

/** What one pass over the bytes tells, before anything is parsed. */
export interface Scan {
  encoding: string;
  /** The first unpacked bytes. */
  head: Buffer;
}

/** Enough records to tell the delimiter even when texts are long. */
const headBytes = 1 << 18;

/** Hashes the file and finds its encoding. Holds no more than the head and one chunk. */
export async function scanFile(file: FoundFile, hash: Hash, steps: Steps): Promise<Scan> {
  const watch = utf8Watch();
  const head: Buffer[] = [];
  let [headLength, read] = [0, 0];
  const bytes = openBytes(file, (chunk) => {
    hash.update(chunk);
    read += chunk.length;
  });
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      if (headLength < headBytes) head.push(chunk.subarray(0, headBytes - headLength));
      headLength += chunk.length;
      watch.see(chunk);
      // A file that is written to while it is read may grow beyond its first size.
      await steps.step(Math.min(read, file.size), 2 * file.size);
    }
    watch.end();
  } catch (error) {
    throw asReadError(error, file.path);
  }
  if (headLength === 0) throw new UserError('error.tableEmpty', { file: file.path });
  return conclude(file, Buffer.concat(head), watch.invalid());
}

function conclude(file: FoundFile, head: Buffer, invalid: Buffer | null): Scan {
  const marked = encodingOfMark(head);
  if (marked) return { encoding: marked, head };
  const wide = head.includes(0) ? encodingOfZeros(head) : null;
  if (wide) return { encoding: wide, head };
  if (looksBinary(head)) throw new UserError('error.tableBinary', { file: file.path });
  if (!invalid) return { encoding: 'UTF-8', head };
  return { encoding: guessEncoding(Buffer.concat([head, invalid])), head };
}

/** Tells whether all bytes are UTF-8, and keeps the first chunk that is not. */
function utf8Watch() {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let invalid: Buffer | null = null;
  return {
    see(chunk: Buffer) {
      if (invalid) return;
      try {
        decoder.decode(chunk, { stream: true });
      } catch {
        invalid = chunk;
      }
    },
    end() {
      try {
        if (!invalid) decoder.decode();
      } catch {
        invalid = Buffer.alloc(0);
      }
    },
    invalid: () => invalid,
  };
}
