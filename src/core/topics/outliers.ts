import { quantile } from '../learn/quantile';
import type { Matrix } from '../matrix';
import { takeRows } from '../matrix';
import { pooled } from '../map/leadingComponents';
import { meanDistances, nearest } from '../map/nearest';
import { permutation } from '../random';
import type { Tools } from '../shift/shiftMeasure';

const neighbours = 5;
const listed = 20;
/** Rows that all are compared with first; those that look loneliest are then compared with every row. */
const comparedRows = 1000;
const checkedRows = 200;
/** Quartile ranges above the upper quartile: nearer rows are the ordinary edge of the cloud (Tukey 1977). */
const fence = 1.5;

export interface Outlier {
  /** Row of the parts, counted through. */
  index: number;
  /** Mean distance to its nearest neighbours, in multiples of the median row's. */
  distance: number;
}

/**
 * Rows unlike all others, by the mean Euclidean distance to the five nearest (Ramaswamy, Rastogi & Shim 2000;
 * the mean of the k distances as in Angiulli & Pizzuti 2002), the most unlike first, at most 20. The first pass
 * sees a random part of the rows, so the median is that of a slightly thinner cloud; the rows that are named are
 * measured against all.
 */
export async function findOutliers(parts: readonly Matrix[], tools: Tools): Promise<Outlier[]> {
  const rows = pooled(parts);
  if (rows.rows <= neighbours + 1) return [];
  const order = permutation(rows.rows, tools.random).subarray(0, comparedRows);
  const at = new Int32Array(rows.rows).fill(-1);
  order.forEach((index, i) => (at[index] = i));
  const first = await nearest(rows, takeRows(rows, order), neighbours, tools, { self: (i) => at[i]! });
  const rough = meanDistances(first);
  const lonely = Int32Array.from(rough.keys())
    .sort((a, b) => rough[b]! - rough[a]! || a - b)
    .subarray(0, checkedRows);
  const exact =
    rows.rows <= comparedRows
      ? Float64Array.from(lonely, (index) => rough[index]!)
      : meanDistances(
          await nearest(takeRows(rows, lonely), rows, neighbours, tools, { self: (i) => lonely[i]! }),
        );
  return farthest(lonely, exact, rough.toSorted());
}

function farthest(indices: Int32Array, distances: Float64Array, sorted: Float64Array): Outlier[] {
  const [lower, median, upper] = [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)];
  if (!(median > 0)) return [];
  const least = (upper + fence * (upper - lower)) / median;
  return Array.from(indices, (index, i) => ({ index, distance: distances[i]! / median }))
    .filter(({ distance }) => distance > least)
    .sort((a, b) => b.distance - a.distance || a.index - b.index)
    .slice(0, listed);
}
