import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { TableState } from '../protocol/rows';

/** Whether a file still has the bytes (sha-256, hex) that a report was made from. Needs no engine. */
export async function tableState(file: string, hash: string): Promise<TableState> {
  const found = createHash('sha256');
  try {
    await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), found);
  } catch {
    return 'gone'; // or may no longer be read: for who wants to see its rows it is the same
  }
  return found.digest('hex') === hash ? 'same' : 'changed';
}
