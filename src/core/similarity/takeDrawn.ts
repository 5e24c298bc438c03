import type { Random } from '../random';
import { drawnRows } from '../random';

/** At most `count` of the values, drawn at random, in their order. */
export function takeDrawn<Value>(values: readonly Value[], count: number, random: Random): Value[] {
  return Array.from(drawnRows(values.length, count, random), (i) => values[i]!);
}
