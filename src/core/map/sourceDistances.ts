import type { Matrix } from '../matrix';
import { takeRows } from '../matrix';
import { permutation } from '../random';
import type { Tools } from '../shift/shiftMeasure';
import { meanDistances, nearest } from './nearest';

const neighbours = 5;
/** Source rows that are looked at, at most: a random part is thinner, by the same factor for all rows. */
const mostSourceRows = 1000;

/**
 * How far rows lie from the source: mean Euclidean distance to the five nearest of (at most 1,000 random) rows
 * of it. Source rows are not their own neighbours. Empty arrays where the source has fewer than two rows.
 * @param source all of the source's rows, @param points its rows on the map
 */
export async function sourceDistances(
  source: Matrix,
  points: Uint32Array,
  target: Matrix,
  tools: Tools,
): Promise<{ source: Float64Array; target: Float64Array }> {
  if (source.rows < 2) return { source: new Float64Array(0), target: new Float64Array(0) };
  const order = permutation(source.rows, tools.random).subarray(0, mostSourceRows);
  const sample = takeRows(source, order);
  const at = new Int32Array(source.rows).fill(-1);
  order.forEach((index, i) => (at[index] = i));
  const shown = points.length === source.rows ? source : takeRows(source, points);
  const ofSource = await nearest(shown, sample, neighbours, tools, { self: (i) => at[points[i]!]! });
  const ofTarget = await nearest(target, sample, neighbours, tools);
  return { source: meanDistances(ofSource), target: meanDistances(ofTarget) };
}

/** The largest step of a byte that is not `noValue`. */
const steps = 254;

/** Values as bytes, 0 for the smallest and 254 for the largest; null where there are none. */
export function asSteps(values: Float64Array): Uint8Array | null {
  if (values.length === 0) return null;
  const [low, high] = rangeOf(values);
  const scale = high > low ? steps / (high - low) : 0;
  return Uint8Array.from(values, (value) => Math.round((value - low) * scale));
}

/** The smallest and the largest. */
export function rangeOf(values: Float64Array): [low: number, high: number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
}
