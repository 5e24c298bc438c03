import type { Side } from '../../protocol/rows';
import type { Kernels } from '../kernels';
import type { Matrix } from '../matrix';
import { row, takeRows } from '../matrix';
import { seededRandom } from '../random';
import type { Tools } from '../shift/shiftMeasure';
import type { Steps } from '../steps';
import { leadingComponents, projectParts } from './leadingComponents';
import { pickPoints } from './pickPoints';
import { asSteps, rangeOf } from './sourceDistances';

/** `noValue` of protocol/mapPoints.ts. */
const none = 255;

/** All that the map knows of a side's vectors; each array has one element a vector. */
export interface MapSide {
  vectors: Matrix;
  /** Data row, base 1; null for a domain without a table. */
  rows: readonly number[] | null;
  /** Class, -1 = none. */
  labels: Int32Array;
  /** rows x classes calibrated probabilities; null without a head. */
  probabilities: Matrix | null;
  topics: Int32Array | null;
  /** To the source (see sourceDistances); null without one. */
  distances: Float64Array | null;
}

export interface MapInput {
  source: MapSide | null;
  target: MapSide;
  seed: number;
  kernels: Kernels;
  steps: Steps;
}

export interface MapColumns {
  side: Uint8Array;
  row: Uint32Array;
  x: Float32Array;
  y: Float32Array;
  label: Uint8Array;
  predicted: Uint8Array;
  confidence: Uint8Array;
  distance: Uint8Array;
  topic: Uint8Array;
}

export interface FoundMap {
  columns: MapColumns;
  points: number;
  rows: number;
  explained: [number, number];
  /** Smallest and largest distance to the source; absent without one. */
  distances?: [number, number];
}

/** Pieces of work that report: about one for each block of distances. */
const pieces = 100;

/**
 * Rows of both sides as points: source first, each side in its own order. Positions are the first two principal
 * components of all points; `distance` is that of its side's `distances`. null with fewer than two rows.
 */
export async function mapPoints({
  source,
  target,
  seed,
  kernels,
  steps,
}: MapInput): Promise<FoundMap | null> {
  const counts = { source: source?.vectors.rows ?? 0, target: target.vectors.rows };
  const rows = counts.source + counts.target;
  if (rows < 2) return null;
  let done = 0;
  const pause = () => steps.step(Math.min(++done, pieces - 1), pieces);
  const tools: Tools = { kernels, random: seededRandom(seed + 1), pause };
  const picked = pickPoints(counts.source, counts.target, seed);
  const sides = [
    ...(source ? [{ side: 'source' as const, of: source, at: picked.source }] : []),
    { side: 'target' as const, of: target, at: picked.target },
  ];
  const parts = sides.map(({ of, at }) => taken(of.vectors, at));
  const { directions, explained } = await leadingComponents(parts, 2, tools);
  const places = await projectParts(parts, directions, tools);
  const found = distancesOf(sides);
  const distance = (found && asSteps(found)) ?? new Uint8Array(places.rows).fill(none);
  const columns = { ...blank(places.rows), ...axes(places), distance };
  let from = 0;
  for (const { side, of, at } of sides) {
    fill(columns, side, of, at, from);
    from += at.length;
  }
  const distances = found && found.length > 0 ? { distances: rangeOf(found) } : {};
  return {
    columns,
    points: places.rows,
    rows,
    explained: [explained[0] ?? 0, explained[1] ?? 0],
    ...distances,
  };
}

/** The vectors of the picked rows; the matrix itself where that is all of them. */
export const taken = (vectors: Matrix, at: Uint32Array): Matrix =>
  at.length === vectors.rows ? vectors : takeRows(vectors, at);

const blank = (points: number): Omit<MapColumns, 'x' | 'y' | 'distance'> => ({
  side: new Uint8Array(points),
  row: new Uint32Array(points),
  label: new Uint8Array(points).fill(none),
  predicted: new Uint8Array(points).fill(none),
  confidence: new Uint8Array(points),
  topic: new Uint8Array(points).fill(none),
});

/** Columns of the projection; zeros where the rows have no variance in a second direction. */
export function axes(places: Matrix): { x: Float32Array; y: Float32Array } {
  const axis = (k: number) =>
    Float32Array.from({ length: places.rows }, (_, i) =>
      k < places.dim ? places.data[i * places.dim + k]! : 0,
    );
  return { x: axis(0), y: axis(1) };
}

/** Of every point; null where they are not known of all. */
function distancesOf(sides: readonly { of: MapSide; at: Uint32Array }[]): Float64Array | null {
  if (sides.some(({ of }) => !of.distances)) return null;
  return Float64Array.from(sides.flatMap(({ of, at }) => Array.from(at, (index) => of.distances![index]!)));
}

function fill(columns: MapColumns, side: Side, of: MapSide, at: Uint32Array, from: number): void {
  at.forEach((index, i) => {
    const point = from + i;
    columns.side[point] = side === 'target' ? 1 : 0;
    columns.row[point] = of.rows?.[index] ?? 0;
    columns.label[point] = asByte(of.labels[index]!);
    columns.topic[point] = asByte(of.topics?.[index] ?? -1);
    const best = of.probabilities && highest(row(of.probabilities, index));
    if (!best) return;
    columns.predicted[point] = asByte(best.at);
    columns.confidence[point] = Math.round(best.probability * 255);
  });
}

const asByte = (index: number): number => (index >= 0 && index < none ? index : none);

/** null for a row without probabilities (NaN). */
function highest(probabilities: Float32Array): { at: number; probability: number } | null {
  let at = 0;
  for (let k = 1; k < probabilities.length; k++) if (probabilities[k]! > probabilities[at]!) at = k;
  const probability = probabilities[at]!;
  return Number.isNaN(probability) ? null : { at, probability };
}
