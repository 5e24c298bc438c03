import { noValue } from '../../src/protocol/mapPoints';

/** A name and where its points lie. */
export interface PlacedName {
  text: string;
  x: number;
  y: number;
  /** Points that it names. */
  count: number;
}

/** In the middle (by medians: no outlier moves it) of the points that have its number; the largest first. */
export function placeNames(
  names: readonly string[],
  column: Uint8Array,
  x: Float32Array,
  y: Float32Array,
): PlacedName[] {
  const members: number[][] = names.map(() => []);
  for (let i = 0; i < column.length; i++)
    if (column[i] !== noValue && Number.isFinite(x[i]) && Number.isFinite(y[i])) members[column[i]!]?.push(i);
  return names
    .map((text, at) => {
      const of = (values: Float32Array) => median(members[at]!.map((point) => values[point]!));
      return { text, x: of(x), y: of(y), count: members[at]!.length };
    })
    .filter(({ text, count }) => text !== '' && count > 0)
    .sort((a, b) => b.count - a.count);
}

const median = (values: number[]): number => Float64Array.from(values).sort()[values.length >> 1] ?? NaN;

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The earlier of two that would overprint stays. `taken` is kept free. */
export function withoutOverlap<Item extends { box: Box }>(
  items: readonly Item[],
  taken: readonly Box[],
): Item[] {
  const kept: Item[] = [];
  for (const item of items) {
    const free = [...taken, ...kept.map(({ box }) => box)].every((box) => !meet(box, item.box));
    if (free) kept.push(item);
  }
  return kept;
}
