import type { LoadedMap } from './mapData';
import { gridIndex } from './gridIndex';

/** Target rows that are looked at; the standard error of a share is then below 1.2 points. */
const mostRows = 2000;

/** How the domains mix on the map. */
export interface Mixing {
  /** Share of the target's rows whose nearest neighbour is a row of the source. */
  near: number;
  /** What it would be if both files were alike: the source's share of the other rows. */
  chance: number;
}

/** Schilling's nearest-neighbour statistic (1986) on the two axes of the map; null with one side only. */
export function mixing(map: LoadedMap): Mixing | null {
  if (!known.has(map)) known.set(map, compute(map));
  return known.get(map)!;
}

/** A page is rendered many times while its report comes in. */
const known = new WeakMap<LoadedMap, Mixing | null>();

function compute({ points, count, order }: LoadedMap): Mixing | null {
  const { side, x, y } = points;
  const targets = order.filter((i) => side[i] !== 0 && Number.isFinite(x[i]) && Number.isFinite(y[i]));
  if (targets.length < 2 || targets.length === count) return null;
  const index = gridIndex(x, y);
  const looked = targets.subarray(0, mostRows);
  const near = looked.filter((i) => side[index.neighbour(i)] === 0).length;
  return { near: near / looked.length, chance: (count - targets.length) / (count - 1) };
}
