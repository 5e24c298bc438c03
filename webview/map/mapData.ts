import type { MapData } from '../../src/protocol/map';
import type { MapPoints } from '../../src/protocol/mapPoints';
import { decodePoints, noValue } from '../../src/protocol/mapPoints';
import type { Report } from '../../src/protocol/report';
import type { Side } from '../../src/protocol/rows';
import { shuffled } from './shuffled';

/** The map of a report, ready to be drawn. */
export interface LoadedMap {
  points: MapPoints;
  count: number;
  labels: readonly string[];
  explained: readonly [number, number];
  /** Rows that there are, at least `count`. */
  rows: number;
  /** Names of the topics, by number. */
  topics: readonly string[];
  /** Smallest and largest value behind `points.distance`, or null. */
  distances: readonly [number, number] | null;
  /** Of drawing. */
  order: Uint32Array;
  /** The same for a report that comes again, for example because its file was saved. */
  identity: string;
}

const loaded = new WeakMap<MapData, LoadedMap | null>();

/** null for a report whose columns were cut or edited. Decoded once a report. */
export function loadMap(report: Report): LoadedMap | null {
  const { map } = report;
  if (!map) return null;
  if (!loaded.has(map)) loaded.set(map, decode(report, map));
  return loaded.get(map)!;
}

function decode({ topics, seed }: Report, map: MapData): LoadedMap | null {
  try {
    const points = decodePoints(map);
    return {
      points,
      count: map.points,
      labels: map.labels,
      explained: map.explained,
      rows: map.rows,
      topics: topics?.topics.map(({ words }) => words.slice(0, 2).join(', ')) ?? [],
      distances: map.distances ?? null,
      order: shuffled(map.points, seed),
      identity: JSON.stringify([map, topics?.topics.map(({ words }) => words)]),
    };
  } catch {
    // RangeError: the wrong length; DOMException: no base64
    return null;
  }
}

export const sideOf = ({ side }: MapPoints, point: number): Side => (side[point] === 0 ? 'source' : 'target');

export const wordOf = (names: readonly string[], index: number): string | null =>
  index === noValue ? null : (names[index] ?? null);

/** null where either is not known. */
export function isWrong({ label, predicted }: MapPoints, point: number): boolean | null {
  if (label[point] === noValue || predicted[point] === noValue) return null;
  return label[point] !== predicted[point];
}

/** 0-1; null without a prediction. */
export const confidenceOf = ({ predicted, confidence }: MapPoints, point: number): number | null =>
  predicted[point] === noValue ? null : confidence[point]! / 255;
