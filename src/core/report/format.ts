import type { Interval } from '../../protocol/interval';

/** No-break: the sign stays with its number. */
const percentSign = '\u00a0%';
const minus = '\u2212';

/** -0.0251 -> "−2.5": percentage points with a sign, U+2212 for minus. 0 has no sign. */
export function points(fraction: number): string {
  const text = unsigned(fraction);
  if (Number(text) === 0) return text;
  return (fraction < 0 ? minus : '+') + text;
}

/** [0.027, 0.095] -> "[2.7, 9.5]", in percentage points; only minus signs are written. */
export function pointsInterval({ low, high }: Omit<Interval, 'mean'>): string {
  return `[${signedOnlyBelow(low)}, ${signedOnlyBelow(high)}]`;
}

/** 0.874 -> "87.4 %". */
export function percent(fraction: number): string {
  return (fraction * 100).toFixed(1) + percentSign;
}

/** [0.86, 0.889] -> "[86.0, 88.9]", in per cent. */
export function percentInterval({ low, high }: Omit<Interval, 'mean'>): string {
  return `[${(low * 100).toFixed(1)}, ${(high * 100).toFixed(1)}]`;
}

/** A measure's value with two decimals, as the scale 0-2 supports. */
export function decimal(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return value < 0 && Number(text) !== 0 ? minus + text : text;
}

export function decimalBand([low, high]: readonly [number, number]): string {
  return `[${decimal(low)}, ${decimal(high)}]`;
}

function unsigned(fraction: number): string {
  return Math.abs(fraction * 100).toFixed(1);
}

function signedOnlyBelow(fraction: number): string {
  return points(fraction).replace('+', '');
}
