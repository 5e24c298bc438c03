import type { Random } from '../random';
import { drawnRows, permutation } from '../random';

/**
 * `most` of the rows, ascending, without replacement: of each stratum (rows with the same label) as many as its share
 * asks for (largest remainder method). All rows where there
 * are no more. Cochran 1977, Sampling Techniques, chapter 5: proportional allocation.
 */
export function stratifiedDraw(labels: readonly string[], most: number, random: Random): Int32Array {
  const strata = rowsByLabel(labels);
  const sizes = strata.map((rows) => rows.length);
  const quotas = proportional(sizes, Math.min(most, labels.length), random);
  const drawn = strata.flatMap((rows, i) =>
    Array.from(drawnRows(rows.length, quotas[i]!, random), (at) => rows[at]!),
  );
  return Int32Array.from(drawn).sort();
}

/**
 * Whole numbers that add up to `total`, in proportion to the sizes. Remainders go first to strata that would have
 * nothing, then to those that lost most; chance settles ties.
 */
function proportional(sizes: readonly number[], total: number, random: Random): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (all === 0 ? 0 : (size * total) / all));
  const quotas = exact.map(Math.floor);
  const left = total - quotas.reduce((sum, quota) => sum + quota, 0);
  const loss = (i: number) => (quotas[i] === 0 ? 1 : 0) + exact[i]! - quotas[i]!;
  const byLoss = Array.from(permutation(sizes.length, random)).sort((a, b) => loss(b) - loss(a));
  for (const i of byLoss.slice(0, left)) quotas[i]!++;
  return quotas;
}

function rowsByLabel(labels: readonly string[]): number[][] {
  const rows = new Map<string, number[]>();
  labels.forEach((label, i) => {
    const known = rows.get(label.trim());
    if (known) known.push(i);
    else rows.set(label.trim(), [i]);
  });
  return [...rows.values()];
}
