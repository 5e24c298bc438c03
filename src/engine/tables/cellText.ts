import type { Fields } from './records';

/** A JSON value as the text of a cell: nothing for null, numbers in their shortest form, what holds other values as JSON. */
export function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as number | boolean);
}

/** An object's own objects become columns `a.b`; what lies deeper stays JSON. */
export function fieldsOf(record: object): Fields {
  return Object.entries(record).flatMap(([name, value]): Fields => {
    if (!isPlainObject(value)) return [[name, cellText(value)]];
    return Object.entries(value).map(([inner, each]) => [`${name}.${inner}`, cellText(each)]);
  });
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
