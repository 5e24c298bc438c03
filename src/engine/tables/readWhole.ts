import type { Steps } from '../../core/steps';
import type { UserError } from '../../protocol/userError';
import type { FoundFile } from './openBytes';
import { asReadError, openBytes } from './openBytes';

/** The unpacked bytes of a file that can only be read as a whole. Throws `limit` beyond `mostBytes`. */
export async function readWhole(
  file: FoundFile,
  steps: Steps,
  mostBytes: number,
  limit: UserError,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let [read, length] = [0, 0];
  const bytes = openBytes(file, (chunk) => (read += chunk.length));
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      if ((length += chunk.length) > mostBytes) throw limit;
      chunks.push(chunk);
      await steps.step(Math.min(read, file.size), 2 * file.size);
    }
  } catch (error) {
    throw asReadError(error, file.path);
  }
  return Buffer.concat(chunks);
}
