import { isUtf8 } from 'node:buffer';

/** What bytes tell about being UTF-8. */
export interface Utf8Tally {
  /** Bytes that belong to no character; 0 for UTF-8. */
  invalid: number;
  /** Where the first of them stands, from 0; null: there is none. */
  firstInvalid: number | null;
  /** Characters beyond ASCII, of valid chunks only those at their beginning: a lower bound. */
  characters: number;
  /** The first chunk that holds invalid bytes: its statistics tell the encoding. */
  sample: Buffer | null;
}

/** Tells whether all bytes are UTF-8, and counts what is not in those that are not. */
export function utf8Watch() {
  const tally: Utf8Tally = { invalid: 0, firstInvalid: null, characters: 0, sample: null };
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  function look(bytes: Buffer): void {
    if (!isUtf8(bytes)) count(bytes, offset, tally);
    else tally.characters += charactersIn(bytes.subarray(0, looked));
    offset += bytes.length;
  }
  return {
    see(chunk: Buffer) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const end = endOfCharacters(bytes);
      look(bytes.subarray(0, end));
      rest = bytes.subarray(end);
    },
    end(): Utf8Tally {
      look(rest);
      return tally;
    },
  };
}

/** Bytes of a valid chunk that are counted. */
const looked = 1 << 12;

function charactersIn(bytes: Buffer): number {
  let characters = 0;
  for (const byte of bytes) if (byte >= 0xc0) characters++;
  return characters;
}

/** Where a character that the next chunk goes on with begins; the length where there is none. */
function endOfCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return lengthOf(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Bytes of the character that begins with this one; 0 for a byte that begins none. */
function lengthOf(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc2 || byte > 0xf4) return 0;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

function count(bytes: Buffer, offset: number, tally: Utf8Tally): void {
  tally.sample ??= bytes;
  for (let i = 0; i < bytes.length;) {
    const length = lengthOf(bytes[i]!);
    if (length === 1) i++;
    else if (length > 1 && isUtf8(bytes.subarray(i, i + length)) && i + length <= bytes.length) {
      tally.characters++;
      i += length;
    } else {
      tally.firstInvalid ??= offset + i;
      tally.invalid++;
      i++;
    }
  }
}

/** Text in another encoding hardly ever has as many well-formed UTF-8 characters as bytes that are not. */
const leastCharactersAnError = 4;

/** UTF-8 that some tool has cut or mixed, rather than another encoding. */
export function isBrokenUtf8({ invalid, characters }: Utf8Tally): boolean {
  return invalid > 0 && characters >= leastCharactersAnError * invalid;
}
