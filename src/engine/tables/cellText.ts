import type { Fields } from './records';

/**
 * A value of JSON or Parquet as the text of a cell: nothing for null and NaN, numbers in their shortest form, moments as
 * `2024-03-01 12:30:00` without a zone (UTC), what holds other values as JSON.
 */
export function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value);
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'object') return JSON.stringify(value, plain) ?? '';
  return String(value as boolean | bigint);
}

/** Midnight is a day; parts of a second only where there are any. */
export function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const text = date.toISOString().replace('T', ' ').replace('Z', '');
  return text.replace(/\.000$/, '').replace(/ 00:00:00$/, '');
}

/** An object's own objects become columns `a.b`; what lies deeper stays JSON. */
export function fieldsOf(record: object): Fields {
  return Object.entries(record).flatMap(([name, value]): Fields => {
    if (!isPlainObject(value)) return [[name, cellText(value)]];
    return Object.entries(value).map(([inner, each]) => [`${name}.${inner}`, cellText(each)]);
  });
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof Date) && !ArrayBuffer.isView(value);
}

/** What JSON has no form for. */
function plain(this: unknown, key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<unknown>);
  // `toJSON` of a date has run before this is called
  const own = isPlainObject(this) || Array.isArray(this) ? (this as Record<string, unknown>)[key] : undefined;
  return own instanceof Date ? dateText(own) : value;
}
