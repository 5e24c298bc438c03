/** A strip's own axis: from 0 to a round number, read as `value x 10^exponent`. */
export interface OwnAxis {
  /** In the measure's own unit. */
  maximum: number;
  exponent: number;
  /** Decimals that show the maximum exactly. */
  digits: number;
}

const roundSteps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The smallest round number that holds all values. Below 0.1 it is written with a power of ten. */
export function roundMaximum(...values: number[]): OwnAxis {
  const largest = Math.max(...values.filter(Number.isFinite), 0);
  if (largest === 0) return { maximum: 1, exponent: 0, digits: 0 };
  const power = 10 ** Math.floor(Math.log10(largest));
  const mantissa = roundSteps.find((step) => step * power >= largest * (1 - 1e-9)) ?? 10;
  const maximum = mantissa * power;
  const exponent = maximum < 0.1 ? Math.floor(Math.log10(maximum) + 1e-9) : 0;
  return { maximum, exponent, digits: decimalsOf(maximum / 10 ** exponent) };
}

function decimalsOf(value: number): number {
  return [0, 1, 2].find((digits) => Math.abs(value - Number(value.toFixed(digits))) < 1e-9) ?? 2;
}
