import type { Interval } from '../../protocol/interval';

/** 81.2 % [79.1, 83.2] */
export function percentInterval({ mean, low, high }: Interval): string {
  return `${percent(mean)} % [${percent(low)}, ${percent(high)}]`;
}

/** +1.2 [-0.3, 2.7], in points. */
export function pointsInterval({ mean, low, high }: Interval): string {
  return `${mean > 0 ? '+' : ''}${percent(mean)} [${percent(low)}, ${percent(high)}]`;
}

export function percent(rate: number): string {
  return (100 * rate).toFixed(1);
}

/** Three significant figures, without exponent for the sizes that occur. */
export function figure(value: number): string {
  if (value === 0) return '0';
  return Math.abs(value) >= 0.001 ? String(Number(value.toPrecision(3))) : value.toExponential(1);
}
