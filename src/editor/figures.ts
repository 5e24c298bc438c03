import type { Interval } from '../protocol/interval';

const percent = (language: string, digits: number) =>
  new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });

/** A probability for a person: whole percent, but never a false 0 % or 100 %. */
export function probability(value: number, language: string): string {
  const format = percent(language, 0);
  if (value > 0.995 && value < 1) return `>${format.format(0.99)}`;
  if (value > 0 && value < 0.005) return `<${format.format(0.01)}`;
  return format.format(value);
}

/** `87.4%` */
export function rate(value: number, language: string): string {
  return percent(language, 1).format(value);
}

/** `[84.1%, 90.2%]`, the 95 % interval. */
export function bounds(interval: Interval, language: string): string {
  return `[${rate(interval.low, language)}, ${rate(interval.high, language)}]`;
}

/** `85–91%`, in whole percent: what is estimated carries no more digits. */
export function rateRange({ low, high }: { low: number; high: number }, language: string): string {
  return `${count(low * 100, language)}–${percent(language, 0).format(high)}`;
}

/** `+6.1`, `−2.5`: a difference of two rates in points. */
export function points(difference: number, language: string): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const format = new Intl.NumberFormat(language, { ...digits, signDisplay: 'exceptZero' });
  return format.format(difference * 100).replace('-', '\u2212');
}

export function count(value: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(value);
}

/** `12.3 MB`; decimal units, as file managers show them. */
export function size(bytes: number, language: string): string {
  const megabytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / 1e6);
  return `${megabytes} MB`;
}
