import type { Interval } from '../src/protocol/interval';

/** Numbers as the reader's language writes them. Minus is U+2212; fractions become % or points. */
export interface Figures {
  count(value: number): string;
  decimal(value: number, digits?: number): string;
  signed(value: number, digits?: number): string;
  percent(fraction: number, digits?: number): string;
  /** A difference of two rates, in points, with its sign. */
  points(fraction: number, digits?: number): string;
  /** `[low, high]`, each value times `factor`. */
  interval(interval: Interval, digits?: number, factor?: number): string;
  /** `74–81`, in whole percent: what is estimated carries no more digits. */
  percentRange(range: { low: number; high: number }): string;
  /** At least `p`'s first digit; never 0. */
  probability(p: number): string;
  seconds(value: number): string;
  moment(iso: string): string;
}

/** Rates are stored as fractions and read as percent. */
export const asPercent = 100;

export function figuresIn(language: string): Figures {
  const decimal = (value: number, digits = 1) => {
    // -0.04 with one digit is 0.0, not −0.0
    const rounded = Number(value.toFixed(digits)) + 0;
    const text = new Intl.NumberFormat(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(rounded);
    return text.replace('-', '−');
  };
  const signed = (value: number, digits = 1) =>
    (Number(value.toFixed(digits)) > 0 ? '+' : '') + decimal(value, digits);
  return {
    count: (value) => decimal(value, 0),
    decimal,
    signed,
    percent: (fraction, digits = 1) => decimal(fraction * asPercent, digits),
    points: (fraction, digits = 1) => signed(fraction * asPercent, digits),
    interval: ({ low, high }, digits = 1, factor = asPercent) =>
      `[${decimal(low * factor, digits)}, ${decimal(high * factor, digits)}]`,
    percentRange: ({ low, high }) => `${decimal(low * asPercent, 0)}–${decimal(high * asPercent, 0)}`,
    probability: (p) => (p < 0.001 ? `< ${decimal(0.001, 3)}` : `= ${decimal(p, p < 0.1 ? 3 : 2)}`),
    seconds: (value) => decimal(value, value < 100 ? 1 : 0),
    moment: (iso) => momentIn(language, iso),
  };
}

function momentIn(language: string, iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(time);
}

/** Digits that the intervals of one column support: whole percents when all are wider than 20 points. */
export function digitsFor(intervals: readonly Interval[]): number {
  const widths = intervals.map(({ low, high }) => high - low);
  return widths.length > 0 && Math.min(...widths) > 0.2 ? 0 : 1;
}
