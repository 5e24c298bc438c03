/** One field of a message: a whole number (wire type 0), or its bytes (type 2, a view). Others are passed over. */
export interface Field {
  number: number;
  value: number | Uint8Array;
}

/** The fields of a protocol-buffer message in their order. Throws RangeError where it ends too early. */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  const cursor = { message, at: 0 };
  while (cursor.at < message.length) {
    const key = readVarint(cursor);
    const number = Math.floor(key / 8);
    const wire = key % 8;
    if (wire === 0) yield { number, value: readVarint(cursor) };
    else if (wire === 2) yield { number, value: take(cursor, readVarint(cursor)) };
    else if (wire === 1) take(cursor, 8);
    else if (wire === 5) take(cursor, 4);
    else throw new RangeError(`wire type ${wire}`);
  }
}

export const textOf = (value: Field['value']): string =>
  typeof value === 'number' ? '' : new TextDecoder().decode(value);

interface Cursor {
  message: Uint8Array;
  at: number;
}

function take(cursor: Cursor, length: number): Uint8Array {
  const end = cursor.at + length;
  if (end > cursor.message.length) throw new RangeError('a message ends too early');
  const bytes = cursor.message.subarray(cursor.at, end);
  cursor.at = end;
  return bytes;
}

/** Exact up to 2^53; negative numbers, which take ten bytes, come out as large ones. */
function readVarint(cursor: Cursor): number {
  let value = 0;
  for (let scale = 1; ; scale *= 128) {
    const byte = take(cursor, 1)[0]!;
    value += (byte % 128) * scale;
    if (byte < 128) return value;
  }
}
