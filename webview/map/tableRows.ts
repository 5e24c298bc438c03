import { noValue } from '../../src/protocol/mapPoints';
import type { Side } from '../../src/protocol/rows';
import type { LoadedMap } from './mapData';
import { isWrong, sideOf } from './mapData';

export const columns = ['row', 'label', 'predicted', 'confidence', 'topic'] as const;
export type Column = (typeof columns)[number];

export interface Sorting {
  column: Column;
  descending: boolean;
}

export interface Filter {
  side: Side | 'both';
  onlyWrong: boolean;
}

/** Points that the table lists, in its order. `among`: 1 for points that it may list; null: any. */
export function tableRows(
  map: LoadedMap,
  among: readonly (Uint8Array | null)[],
  { side, onlyWrong }: Filter,
  sorting: Sorting,
): Uint32Array {
  const found: number[] = [];
  for (let i = 0; i < map.count; i++) {
    if (!among.every((flags) => flags === null || flags[i] === 1)) continue;
    if (side !== 'both' && sideOf(map.points, i) !== side) continue;
    if (!onlyWrong || isWrong(map.points, i)) found.push(i);
  }
  return sorted(map, Uint32Array.from(found), sorting);
}

/** What is not known stands last, whichever way. Equal rows keep the order of the files. */
function sorted(
  { points, count, labels, topics }: LoadedMap,
  rows: Uint32Array,
  { column, descending }: Sorting,
) {
  const file = (i: number) => points.side[i]! * 2 ** 32 + points.row[i]!;
  const alphabetical = (names: readonly string[]) => {
    const order = names.map((_, at) => at).sort((a, b) => (names[a]! < names[b]! ? -1 : 1));
    return order.reduce(
      (rank, at, place) => rank.fill(place, at, at + 1),
      new Float64Array(256).fill(Infinity),
    );
  };
  const [label, topic] = [alphabetical(labels), alphabetical(topics)];
  const keys: Record<Column, (i: number) => number> = {
    row: file,
    label: (i) => label[points.label[i]!]!,
    predicted: (i) => label[points.predicted[i]!]!,
    confidence: (i) => (points.predicted[i] === noValue ? Infinity : points.confidence[i]!),
    topic: (i) => topic[points.topic[i]!]!,
  };
  const key = new Float64Array(count);
  for (const i of rows) key[i] = keys[column](i);
  const sign = descending ? -1 : 1;
  const compare = (a: number, b: number) => {
    if (key[a] === key[b]) return file(a) - file(b);
    if (key[a] === Infinity || key[b] === Infinity) return key[a] === Infinity ? 1 : -1;
    return sign * (key[a]! - key[b]!);
  };
  return rows.sort(compare);
}

/** 1 for the points of a list. */
export function flagsOf(points: Iterable<number>, count: number): Uint8Array {
  const flags = new Uint8Array(count);
  for (const point of points) flags[point] = 1;
  return flags;
}
