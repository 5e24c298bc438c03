import type { Bounds } from './viewport';
import { boundsOf } from './viewport';

/** About so many points a cell, were they spread evenly: few enough to look at all of them. */
const perCell = 2;
const mostCells = 1 << 18;

/** Points by the square that they lie in. Points that are not finite are in none. */
export interface GridIndex {
  /** The point nearest to a place, at most `radius` away, or -1. Of equally near ones the first. */
  nearest(x: number, y: number, radius: number, accept?: (point: number) => boolean): number;
  /** The nearest other point, or -1. */
  neighbour(point: number): number;
}

export function gridIndex(x: Float32Array, y: Float32Array): GridIndex {
  const cells = cellsOf(x, y);
  const nearest = nearestIn(cells, x, y);
  return {
    nearest,
    neighbour: (point) => {
      const other = (candidate: number) => candidate !== point;
      for (let radius = cells.size; radius < 4 * cells.extent; radius *= 2) {
        const found = nearest(x[point]!, y[point]!, radius, other);
        if (found >= 0) return found;
      }
      return -1;
    },
  };
}

interface Cells {
  bounds: Bounds;
  /** Side of a cell. */
  size: number;
  /** The longer side of the bounds. */
  extent: number;
  columns: number;
  rows: number;
  /** Cell c holds `items[starts[c]]` up to `items[starts[c + 1] - 1]`. */
  starts: Uint32Array;
  items: Uint32Array;
}

function cellsOf(x: Float32Array, y: Float32Array): Cells {
  const bounds = boundsOf(x, y);
  const [width, height] = [bounds.maxX - bounds.minX, bounds.maxY - bounds.minY];
  const extent = Math.max(width, height) || 1;
  const wanted = Math.min(mostCells, Math.max(1, x.length / perCell));
  // points on a line have no area: then as many cells as are wanted along it
  const size = Math.max(Math.sqrt((width * height) / wanted), extent / wanted);
  const columns = Math.floor(width / size) + 1;
  const rows = Math.floor(height / size) + 1;
  const cell = new Int32Array(x.length);
  const starts = new Uint32Array(columns * rows + 1);
  for (let i = 0; i < x.length; i++) {
    const finite = Number.isFinite(x[i]) && Number.isFinite(y[i]);
    const column = Math.min(columns - 1, Math.floor((x[i]! - bounds.minX) / size));
    const row = Math.min(rows - 1, Math.floor((y[i]! - bounds.minY) / size));
    cell[i] = finite ? row * columns + column : -1;
    if (finite) starts[cell[i]! + 1]!++;
  }
  for (let c = 0; c < columns * rows; c++) starts[c + 1]! += starts[c]!;
  return { bounds, size, extent, columns, rows, starts, items: sortedInto(cell, starts) };
}

function sortedInto(cell: Int32Array, starts: Uint32Array): Uint32Array {
  const next = starts.slice();
  const items = new Uint32Array(starts.at(-1)!);
  for (let i = 0; i < cell.length; i++) if (cell[i]! >= 0) items[next[cell[i]!]!++] = i;
  return items;
}

function nearestIn(cells: Cells, x: Float32Array, y: Float32Array): GridIndex['nearest'] {
  const { bounds, size, columns, rows, starts, items } = cells;
  const between = (value: number, last: number) => Math.min(last, Math.max(0, Math.floor(value)));
  return (px, py, radius, accept = () => true) => {
    let best = -1;
    let least = radius * radius;
    const [left, right] = [px - radius, px + radius].map((v) =>
      between((v - bounds.minX) / size, columns - 1),
    );
    const [low, high] = [py - radius, py + radius].map((v) => between((v - bounds.minY) / size, rows - 1));
    for (let row = low!; row <= high!; row++) {
      const [from, to] = [starts[row * columns + left!]!, starts[row * columns + right! + 1]!];
      for (let at = from; at < to; at++) {
        const point = items[at]!;
        const distance = (x[point]! - px) ** 2 + (y[point]! - py) ** 2;
        const nearer = distance < least || (distance === least && (best < 0 || point < best));
        if (!nearer || !accept(point)) continue;
        best = point;
        least = distance;
      }
    }
    return best;
  };
}
