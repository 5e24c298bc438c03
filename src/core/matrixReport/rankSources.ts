import type { ExpectedAccuracy, MatrixCell } from '../../protocol/matrix';

type Known = MatrixCell & { accuracy: ExpectedAccuracy };

/**
 * The sources of one target, the best first. Measured accuracies are their own order. An estimate only tells
 * which sources are clearly worse: among five review domains (20 pairs) its order was the wrong one (mean Spearman
 * within a target -0.4, the source it named up to 2.8 points below the best). That of the distances was a little
 * right (0.3, the nearest source at most 0.7 points below), so sources whose ranges reach the best one's are
 * ordered by distance.
 */
export function rankSources(cells: readonly MatrixCell[]): number[] {
  const known = cells.filter((cell): cell is Known => cell.accuracy !== null);
  const floor = Math.max(...known.map(({ accuracy }) => accuracy.low));
  const level = ({ accuracy }: Known) => accuracy.method === 'estimated' && accuracy.high >= floor;
  const near = known.filter(level).toSorted((a, b) => nearer(a, b) || better(a, b));
  const others = known.filter((cell) => !level(cell)).toSorted((a, b) => better(a, b) || nearer(a, b));
  return [...near, ...others].map(({ source }) => source);
}

const better = (a: Known, b: Known): number => b.accuracy.mean - a.accuracy.mean;

/** A distance that is not known counts as the farthest. */
const farthest = 2;
const nearer = (a: Known, b: Known): number =>
  (a.distance?.value ?? farthest) - (b.distance?.value ?? farthest);
