import { visit } from 'jsonc-parser';

/** Where a text stops being JSON. */
export class JsonError extends Error {
  /** @param offset characters before the place, from 0 */
  constructor(readonly offset: number) {
    super(`not JSON at ${offset}`);
  }
}

/** Outside of strings: what Python and pandas write for missing numbers, and integers longer than a double holds. */
const string = '"[^"\\\\]*(?:\\\\[^][^"\\\\]*)*"';
const notNumbers = new RegExp(`${string}|-?\\b(?:NaN|Infinity)\\b`, 'g');
const longIntegers = new RegExp(`${string}|-?\\d[\\d.eE+-]*`, 'g');

/** One JSON value. NaN is null, integers beyond 2^53 are kept digit by digit, as text. Throws JsonError. */
export function parseJson(text: string): unknown {
  const exact = /\d{16}/.test(text) ? text.replace(longIntegers, quotedIfLong) : text;
  try {
    return JSON.parse(exact);
  } catch {
    if (/NaN|Infinity/.test(text)) return parseJson(withoutNaN(text));
    throw new JsonError(firstError(text));
  }
}

function quotedIfLong(found: string): string {
  return /^-?\d{16,}$/.test(found) && !Number.isSafeInteger(Number(found)) ? `"${found}"` : found;
}

function withoutNaN(text: string): string {
  return text.replace(notNumbers, (found) =>
    found.startsWith('"') ? found : found.endsWith('NaN') ? 'null' : `"${found}"`,
  );
}

/** Offset of the first error; the end for a text that stops in the middle. */
function firstError(text: string): number {
  let first = text.length;
  const onError = (_code: unknown, offset: number) => (first = Math.min(first, offset));
  try {
    visit(text, { onError }, { disallowComments: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // nested deeper than the stack
    return 0;
  }
  return first;
}

/** A value inside an array or an object, as a piece of the text. */
export interface JsonPart {
  /** null in an array. */
  key: string | null;
  start: number;
  /** Behind its last character. */
  end: number;
}

/** The values of the array or object that begins at `start`; returns the offset behind it. Throws JsonError. */
export function* partsOf(text: string, start: number): Generator<JsonPart, number> {
  const keyed = text[start] === '{';
  const close = keyed ? '}' : ']';
  let at = skipSpace(text, start + 1);
  if (text[at] === close) return at + 1;
  for (;;) {
    let key: string | null = null;
    if (keyed) {
      if (text[at] !== '"') throw new JsonError(at);
      const end = skipString(text, at);
      key = String(parseJson(text.slice(at, end)));
      at = skipSpace(text, end);
      if (text[at] !== ':') throw new JsonError(at);
      at = skipSpace(text, at + 1);
    }
    const end = skipValue(text, at);
    yield { key, start: at, end };
    at = skipSpace(text, end);
    if (text[at] === close) return at + 1;
    if (text[at] !== ',') throw new JsonError(at);
    at = skipSpace(text, at + 1);
  }
}

/** The value of a part. Throws JsonError with the place in the whole text. */
export function valueOf(text: string, { start, end }: JsonPart): unknown {
  try {
    return parseJson(text.slice(start, end));
  } catch (error) {
    throw error instanceof JsonError ? new JsonError(start + error.offset) : error;
  }
}

export function skipSpace(text: string, at: number): number {
  while (/[ \t\r\n]/.test(text[at] ?? '')) at++;
  return at;
}

/** Behind the closing quotation mark. */
function skipString(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    at = text.indexOf('"', at);
    if (at < 0) throw new JsonError(start);
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
}

const structure = /["[\]{}]/g;
const scalarEnd = /[\s,[\]{}"]/g;

function skipValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return skipString(text, start);
  if (first !== '[' && first !== '{') return skipScalar(text, start);
  let depth = 0;
  for (let at = start; ;) {
    structure.lastIndex = at;
    const found = structure.exec(text);
    if (!found) throw new JsonError(text.length);
    at = found.index + 1;
    if (found[0] === '"') at = skipString(text, found.index);
    else depth += found[0] === '[' || found[0] === '{' ? 1 : -1;
    if (depth === 0) return at;
  }
}

function skipScalar(text: string, start: number): number {
  scalarEnd.lastIndex = start;
  const end = scalarEnd.exec(text)?.index ?? text.length;
  if (end === start) throw new JsonError(start);
  return end;
}

/** Tells lines and columns, base 1, of offsets that only grow. */
export function placeFinder(text: string) {
  const breaks = /\r\n|\r|\n/g;
  let [line, lineStart] = [1, 0];
  let next = breaks.exec(text);
  return (offset: number) => {
    while (next && breaks.lastIndex <= offset) {
      [line, lineStart] = [line + 1, breaks.lastIndex];
      next = breaks.exec(text);
    }
    return { line, column: offset - lineStart + 1 };
  };
}
