import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { UserError } from '../../protocol/userError';

/** What a byte order mark says, or null. */
function encodingOfMark(head: Buffer): string | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'UTF-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'UTF-16LE';
  if (head[0] === 0xfe && head[1] === 0xff) return 'UTF-16BE';
  return null;
}

/** UTF-16 without a mark: western text has its zero bytes all at even or all at odd places. */
function encodingOfZeros(head: Buffer): string | null {
  const zeros = [0, 0];
  const pairs = Math.floor(head.length / 2);
  for (let i = 0; i < pairs * 2; i++) if (head[i] === 0) zeros[i % 2]!++;
  const [even, odd] = [zeros[0]! / pairs, zeros[1]! / pairs];
  if (odd > 0.3 && even < 0.02) return 'UTF-16LE';
  if (even > 0.3 && odd < 0.02) return 'UTF-16BE';
  return null;
}

/** What the first bytes say for sure, or null: a mark, or the zeros of UTF-16. */
export function encodingOfHead(head: Buffer): string | null {
  return encodingOfMark(head) ?? (head.includes(0) ? encodingOfZeros(head) : null);
}

/** Throws UserError for a name that stands for no encoding. */
export function checkEncoding(encoding: string | undefined): void {
  if (encoding !== undefined && !iconv.encodingExists(encoding))
    throw new UserError('error.encodingUnknown', { encoding });
}

/** Control characters that no table holds: more than this share means that it is not text. */
const controlShare = 0.005;

export function looksBinary(head: Buffer): boolean {
  let controls = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  return head.includes(0) || controls > head.length * controlShare;
}

/** Below this, chardet guesses; western European text is by far the likeliest then. */
const leastConfidence = 30;

/** The encoding of bytes that are not UTF-8, as far as their statistics tell. */
export function guessEncoding(sample: Buffer): string {
  const found = analyse(linesBeyondAscii(sample)).find(({ name }) => usable(name));
  return found && found.confidence >= leastConfidence ? found.name : 'windows-1252';
}

function usable(name: string): boolean {
  return (
    name !== 'ASCII' && !name.startsWith('UTF') && !name.startsWith('ISO-2022') && iconv.encodingExists(name)
  );
}

/** Lines of pure ASCII say nothing about the encoding and would drown the few that do. */
function linesBeyondAscii(sample: Buffer): Buffer {
  const lines: Buffer[] = [];
  for (let start = 0; start < sample.length;) {
    const newline = sample.indexOf(10, start);
    const end = newline < 0 ? sample.length : newline + 1;
    const line = sample.subarray(start, end);
    if (line.some((byte) => byte > 127)) lines.push(line);
    start = end;
  }
  return Buffer.concat(lines);
}
