import type { MatrixDistance } from '../../protocol/matrix';
import { normal95 } from '../learn/intervals';

export type Distances = readonly (readonly (MatrixDistance | null)[])[];

/** A smaller gain of nearness is not worth a second step, however surely it is measured. */
const leastGain = 0.1;

/**
 * A domain that lies between two: nearer to each of them, beyond chance, than they are to one another. Transfer
 * in two steps over it may carry further (transitive transfer, Tan et al. 2015). null where there is none.
 */
export function bridgeBetween(source: number, target: number, distances: Distances): number | null {
  const direct = distances[source]![target];
  if (!direct) return null;
  const found = distances.flatMap((_, between) => {
    const steps = [distances[source]![between], distances[between]![target]];
    const longest = Math.max(...steps.map((step) => step?.value ?? Infinity));
    const shorter = steps.every((step) => step && clearlyBelow(step, direct));
    return between !== source && between !== target && shorter ? [{ between, longest }] : [];
  });
  return found.toSorted((a, b) => a.longest - b.longest)[0]?.between ?? null;
}

function clearlyBelow(near: MatrixDistance, far: MatrixDistance): boolean {
  const noise = normal95 * Math.hypot(standardError(near), standardError(far));
  return far.value - near.value > Math.max(leastGain, noise);
}

/** Of 2 (1 - 2e), e being errors among 2 rows a side; with two of each kind added, so that it never vanishes. */
function standardError({ value, rows }: MatrixDistance): number {
  const judged = 2 * rows;
  const error = (((2 - value) / 4) * judged + 2) / (judged + 4);
  return 4 * Math.sqrt((error * (1 - error)) / judged);
}
