import type { Interval } from '../../protocol/interval';

/** Normal quantile of two-sided 95 %. */
export const normal95 = 1.959963984540054;

/**
 * Wilson's score interval (1927) of a proportion seen in `n` trials; `n` may be an effective sample size.
 * `z` is the normal quantile. Holds its 95 % near 0 and 1, where mean +- 2 standard errors does not.
 */
export function wilson(proportion: number, n: number, z = normal95): Interval {
  if (n <= 0) return { mean: proportion, low: 0, high: 1 };
  const z2 = z ** 2 / n;
  const centre = (proportion + z2 / 2) / (1 + z2);
  const half = (z / (1 + z2)) * Math.sqrt((proportion * (1 - proportion)) / n + z2 / (4 * n));
  // rounding must not push a bound past the proportion itself
  return {
    mean: proportion,
    low: Math.max(0, Math.min(proportion, centre - half)),
    high: Math.min(1, Math.max(proportion, centre + half)),
  };
}

/**
 * A rate's interval from its rows' influences (their first-order contributions, which sum to 0), rows of one
 * group counting as one draw: Wilson's interval at the effective sample size mean (1 - mean) / variance. For
 * plain accuracy without duplicates that is Wilson's own interval.
 * @param most the effective size never exceeds it; it is taken as it is where the variance vanishes
 */
export function clusterInterval(
  mean: number,
  influence: Float64Array,
  groups: Int32Array,
  most: number,
): Interval {
  const sums = new Map<number, number>();
  influence.forEach((value, i) => sums.set(groups[i]!, (sums.get(groups[i]!) ?? 0) + value));
  let squares = 0;
  for (const sum of sums.values()) squares += sum * sum;
  const variance = squares / influence.length ** 2;
  const effective = variance > 0 ? (mean * (1 - mean)) / variance : most;
  return wilson(mean, Math.min(most, effective));
}

/** Draws that rows in groups are worth when a group's rows repeat each other: n^2 / sum of squared group sizes (Kish 1965). */
export function effectiveRows(groups: Int32Array): number {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  let squares = 0;
  for (const size of sizes.values()) squares += size * size;
  return groups.length ** 2 / Math.max(1, squares);
}

/**
 * Standard error of a mean over resamples that share training rows: the variance over `values` times
 * 1/k + testShare / (1 - testShare) (Nadeau & Bengio 2003, eq. 9), where cross-validation's own 1/k is too small.
 */
export function correctedStandardError(values: readonly number[], testShare: number): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return Math.sqrt(variance * (1 / values.length + testShare / (1 - testShare)));
}

/** 95 % interval of the mean by the corrected resampled t-test (Nadeau & Bengio 2003). */
export function correctedResampledT(values: readonly number[], testShare: number): Interval {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const half = studentQuantile95(values.length - 1) * correctedStandardError(values, testShare);
  return { mean, low: mean - half, high: mean + half };
}

/**
 * Half width of the 95 % interval of a difference of two paired proportions, from the rows that only one (b)
 * and only the other (c) got right of n, each cell with 1/2 added (Agresti & Min 2005). Unlike a variance
 * over folds it does not vanish when a few rows happen to agree.
 */
export function pairedHalfWidth(b: number, c: number, n: number): number {
  const size = n + 2;
  const variance = (b + c + 1 - (b - c) ** 2 / size) / size ** 2;
  return normal95 * Math.sqrt(variance);
}

/** Two-sided 95 % quantiles of Student's t for 1 … 30 degrees of freedom (any table of the distribution). */
const studentTable = [
  12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.201, 2.1788, 2.1604,
  2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.093, 2.086, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555,
  2.0518, 2.0484, 2.0452, 2.0423,
];

/** Beyond the table the expansion z + (z^3 + z) / 4 df + (5 z^5 + 16 z^3 + 3 z) / 96 df^2, good to 1e-4. */
export function studentQuantile95(degrees: number): number {
  if (!(degrees >= 1)) return Infinity;
  const tabled = studentTable[Math.floor(degrees) - 1];
  if (tabled !== undefined) return tabled;
  const z = normal95;
  return z + (z ** 3 + z) / (4 * degrees) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2);
}
