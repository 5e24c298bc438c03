/** A closed line by its corners: x0, y0, x1, y1 ... in the data's units, so that it stays in place when zoomed. */
export type Polygon = readonly number[];

/** By the even-odd rule: a place that the line runs around twice is outside. */
export function isInside(polygon: Polygon, x: number, y: number): boolean {
  let inside = false;
  const last = polygon.length - 2;
  for (let i = 0, j = last; i <= last; j = i, i += 2) {
    const [xi, yi, xj, yj] = [polygon[i]!, polygon[i + 1]!, polygon[j]!, polygon[j + 1]!];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Indices of the points inside, ascending. */
export function pointsInside(polygon: Polygon, x: Float32Array, y: Float32Array): Uint32Array {
  const at = (offset: number) => polygon.filter((_, index) => index % 2 === offset);
  const [minX, maxX] = [Math.min(...at(0)), Math.max(...at(0))];
  const [minY, maxY] = [Math.min(...at(1)), Math.max(...at(1))];
  const found: number[] = [];
  for (let i = 0; i < x.length; i++) {
    const [px, py] = [x[i]!, y[i]!];
    // also false for what is not a number
    const near = px >= minX && px <= maxX && py >= minY && py <= maxY;
    if (near && isInside(polygon, px, py)) found.push(i);
  }
  return Uint32Array.from(found);
}
