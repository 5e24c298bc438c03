import iconv from 'iconv-lite';
import { UserError } from '../../protocol/userError';
import { encodingOfHead } from './encoding';
import { looksLikeJson } from './jsonShape';
import type { FoundFile } from './openBytes';
import { asReadError, openBytes } from './openBytes';

/** What the first bytes of a file say whatever it is called; null: nothing, its name decides. */
export type ContentKind = 'json' | null;

/** Enough for a line of JSON. */
const headBytes = 1 << 16;

/** Throws UserError for what is recognised and cannot be read. */
export async function contentKind(file: FoundFile): Promise<ContentKind> {
  const head = await headOf(file);
  const starts = (signature: string) =>
    head.subarray(0, signature.length).equals(Buffer.from(signature, 'latin1'));
  if (starts('version https://git-lfs')) throw new UserError('error.tableLfs', { file: file.path });
  return looksLikeJson(decoded(head), head.length >= headBytes) ? 'json' : null;
}

/** The first unpacked bytes. */
async function headOf(file: FoundFile): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of openBytes(file, () => undefined) as AsyncIterable<Buffer>) {
      chunks.push(chunk.subarray(0, headBytes - length));
      if ((length += chunk.length) >= headBytes) break;
    }
  } catch (error) {
    throw asReadError(error, file.path);
  }
  return Buffer.concat(chunks);
}

function decoded(head: Buffer): string {
  return iconv.decode(head, encodingOfHead(head) ?? 'UTF-8');
}
