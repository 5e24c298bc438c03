/**
 * Linear interpolation between order statistics (Hyndman & Fan 1996, type 7, NumPy's default).
 * @param sorted rising, not empty @param share 0-1
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}
