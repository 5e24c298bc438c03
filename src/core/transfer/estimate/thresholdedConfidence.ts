/** Rows below `value` count as wrong, and of those at it the share `tied`. */
export interface Threshold {
  value: number;
  tied: number;
}

/** A weight below this is rounding. */
const rounding = 1e-12;

/**
 * The confidence below which the weight (all of it sums to 1) is the error rate (Garg et al. 2022). Rows of
 * one confidence are split, so that the rows themselves always get back their own error.
 */
export function thresholdFor(sure: Float64Array, weight: Float64Array, error: number): Threshold {
  const order = Array.from(sure.keys()).sort((a, b) => sure[a]! - sure[b]! || a - b);
  let below = 0;
  for (let from = 0; from < order.length;) {
    const value = sure[order[from]!]!;
    let at = 0;
    for (; from < order.length && sure[order[from]!] === value; from++) at += weight[order[from]!]!;
    if (below + at >= error - rounding)
      return { value, tied: at > 0 ? Math.min(1, (error - below) / at) : 0 };
    below += at;
  }
  return { value: Infinity, tied: 0 };
}

/** Share of the rows above the threshold: average thresholded confidence (Garg et al. 2022). */
export function shareAbove({ value, tied }: Threshold, sure: Float64Array): number {
  const above = sure.reduce((sum, each) => sum + (each > value ? 1 : each === value ? 1 - tied : 0), 0);
  return above / sure.length;
}
