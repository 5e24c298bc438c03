/**
 * What part of the map is seen. One unit has the same length on both axes: with differing lengths, near on the
 * page would not be near in the data. Pixels are CSS pixels of the canvas; y grows downwards there.
 */
export interface Viewport {
  width: number;
  height: number;
  /** Pixels a unit. */
  scale: number;
  /** Of the data, in the middle of the canvas. */
  centreX: number;
  centreY: number;
}

export interface Bounds {
  minX: number;
  maxX: number;
  minY: number;
  maxY: number;
}

/** Room for marks and for the names of the axes. */
const margin = 24;
/** Times the fitted scale: below, points run together; above, float32 coordinates have no more digits to show. */
export const zoomRange = { least: 0.5, most: 1000 };

/** Of the finite points; a unit square around the origin when there are none. */
export function boundsOf(x: Float32Array, y: Float32Array): Bounds {
  const bounds = { minX: Infinity, maxX: -Infinity, minY: Infinity, maxY: -Infinity };
  for (let i = 0; i < x.length; i++) {
    const [px, py] = [x[i]!, y[i]!];
    if (!Number.isFinite(px) || !Number.isFinite(py)) continue;
    if (px < bounds.minX) bounds.minX = px;
    if (px > bounds.maxX) bounds.maxX = px;
    if (py < bounds.minY) bounds.minY = py;
    if (py > bounds.maxY) bounds.maxY = py;
  }
  return bounds.minX <= bounds.maxX ? bounds : { minX: -0.5, maxX: 0.5, minY: -0.5, maxY: 0.5 };
}

/** All points, in the middle. Points that are all the same get a unit of room. */
export function fit(bounds: Bounds, width: number, height: number): Viewport {
  const { minX, maxX, minY, maxY } = bounds;
  const room = (length: number) => Math.max(1, length - 2 * margin);
  const scales = [room(width) / (maxX - minX), room(height) / (maxY - minY)].filter(Number.isFinite);
  return {
    width,
    height,
    scale: scales.length > 0 ? Math.min(...scales) : Math.min(room(width), room(height)),
    centreX: (minX + maxX) / 2,
    centreY: (minY + maxY) / 2,
  };
}

export const toPixels = (view: Viewport, x: number, y: number): [number, number] => [
  (x - view.centreX) * view.scale + view.width / 2,
  (view.centreY - y) * view.scale + view.height / 2,
];

export const toData = (view: Viewport, px: number, py: number): [number, number] => [
  (px - view.width / 2) / view.scale + view.centreX,
  (view.height / 2 - py) / view.scale + view.centreY,
];

/** What lies under the pixel stays there. `fitted` is the scale that shows everything. */
export function zoomAt(view: Viewport, factor: number, px: number, py: number, fitted: number): Viewport {
  const scale = Math.min(fitted * zoomRange.most, Math.max(fitted * zoomRange.least, view.scale * factor));
  const [x, y] = toData(view, px, py);
  return {
    ...view,
    scale,
    centreX: x - (px - view.width / 2) / scale,
    centreY: y - (view.height / 2 - py) / scale,
  };
}

/** Moves the points by so many pixels; the middle of the canvas never leaves the bounds. */
export function panBy(view: Viewport, dx: number, dy: number, bounds: Bounds): Viewport {
  const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  return {
    ...view,
    centreX: within(view.centreX - dx / view.scale, bounds.minX, bounds.maxX),
    centreY: within(view.centreY + dy / view.scale, bounds.minY, bounds.maxY),
  };
}

/** A resized canvas keeps its middle and what fraction of the fitted scale it had. */
export function resized(view: Viewport, bounds: Bounds, width: number, height: number): Viewport {
  const relative = view.scale / fit(bounds, view.width, view.height).scale;
  return { ...view, width, height, scale: fit(bounds, width, height).scale * relative };
}
