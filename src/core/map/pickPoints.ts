import { drawnRows, seededRandom } from '../random';

/** More points are no longer told apart, and weigh on the report. */
export const mostPoints = 50_000;

/** Indices into either side's vectors, ascending. */
export interface PickedPoints {
  source: Uint32Array;
  target: Uint32Array;
}

/**
 * The rows that the map shows: all, or above `mostPoints` a random part of each side in proportion to its size
 * (at least one). Same counts and seed, same rows.
 */
export function pickPoints(
  source: number,
  target: number,
  seed: number,
  most: number = mostPoints,
): PickedPoints {
  const all = source + target;
  if (all <= most) return { source: upTo(source), target: upTo(target) };
  const random = seededRandom(seed);
  const ofSource = source === 0 ? 0 : Math.min(most - 1, Math.max(1, Math.round((most * source) / all)));
  return {
    source: drawnRows(source, ofSource, random),
    target: drawnRows(target, Math.min(target, most - ofSource), random),
  };
}

const upTo = (rows: number): Uint32Array => Uint32Array.from({ length: rows }, (_, i) => i);
