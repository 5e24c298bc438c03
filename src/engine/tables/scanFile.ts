import type { Hash } from 'node:crypto';
import type { Steps } from '../../core/steps';
import { UserError } from '../../protocol/userError';
import { checkEncoding, encodingOfHead, guessEncoding, looksBinary } from './encoding';
import type { FoundFile } from './openBytes';
import { asReadError, openBytes } from './openBytes';
import type { Utf8Tally } from './utf8Watch';
import { isBrokenUtf8, utf8Watch } from './utf8Watch';

/** What one pass over the bytes tells, before anything is parsed. */
export interface Scan {
  encoding: string;
  /** The first unpacked bytes. */
  head: Buffer;
  /** Some bytes belong to no character; they read as U+FFFD. */
  broken: boolean;
}

/** Enough records to tell the delimiter even when texts are long. */
const headBytes = 1 << 18;

/** Hashes the file and finds its encoding, unless it is given. Holds no more than the head and one chunk. */
export async function scanFile(file: FoundFile, hash: Hash, steps: Steps, encoding?: string): Promise<Scan> {
  checkEncoding(encoding);
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
  } catch (error) {
    throw asReadError(error, file.path);
  }
  if (headLength === 0) throw new UserError('error.tableEmpty', { file: file.path });
  const tally = watch.end();
  return encoding === undefined
    ? conclude(file, Buffer.concat(head), tally)
    : asGiven(file, Buffer.concat(head), tally, encoding);
}

function conclude(file: FoundFile, head: Buffer, tally: Utf8Tally): Scan {
  const said = encodingOfHead(head);
  if (said) return { encoding: said, head, broken: said === 'UTF-8' && tally.invalid > 0 };
  if (looksBinary(head)) throw new UserError('error.tableBinary', { file: file.path });
  if (tally.invalid === 0) return { encoding: 'UTF-8', head, broken: false };
  if (isBrokenUtf8(tally)) return { encoding: 'UTF-8', head, broken: true };
  return { encoding: guessEncoding(Buffer.concat([head, tally.sample!])), head, broken: false };
}

function asGiven({ path }: FoundFile, head: Buffer, { firstInvalid }: Utf8Tally, encoding: string): Scan {
  const utf8 = /^utf-?8$/i.test(encoding);
  if (utf8 && firstInvalid !== null)
    throw new UserError('error.tableEncoding', { file: path, encoding, byte: firstInvalid + 1 });
  return { encoding: utf8 ? 'UTF-8' : encoding, head, broken: false };
}
