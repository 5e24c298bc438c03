import type { Random } from '../random';
import { permutation } from '../random';

/** At most `count` of the values, drawn at random, in their order. */
export function takeDrawn<Value>(values: readonly Value[], count: number, random: Random): Value[] {
  if (values.length <= count) return [...values];
  return Array.from(permutation(values.length, random).slice(0, count).sort(), (i) => values[i]!);
}
