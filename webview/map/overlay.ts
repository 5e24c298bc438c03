import type { PlacedName } from './names';
import { withoutOverlap } from './names';
import type { Palette } from './palette';
import type { Polygon } from './lasso';
import type { Viewport } from './viewport';
import { toPixels } from './viewport';

const haloWidth = 4;
const nameHeight = 15;

/** Text with a halo in the paper's colour, so that it reads on top of points. */
function haloed(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  context.lineWidth = haloWidth;
  context.lineJoin = 'round';
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

/** Names of groups of points where they fit: the larger group first, none over another or past the rim. */
export function drawNames(
  context: CanvasRenderingContext2D,
  view: Viewport,
  names: readonly PlacedName[],
  palette: Palette,
  taken: Parameters<typeof withoutOverlap>[1],
): void {
  context.font = `600 11.5px ${palette.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.strokeStyle = palette.halo;
  context.fillStyle = palette.ink;
  const boxes = names.map(({ text, x, y }) => {
    const [px, py] = toPixels(view, x, y);
    const half = context.measureText(text).width / 2 + haloWidth;
    const box = { left: px - half, right: px + half, top: py - nameHeight / 2, bottom: py + nameHeight / 2 };
    return { text, px, py, box };
  });
  const visible = boxes.filter(
    ({ box }) => box.left > 0 && box.right < view.width && box.top > 0 && box.bottom < view.height,
  );
  for (const { text, px, py } of withoutOverlap(visible, taken)) haloed(context, text, px, py);
}

/** Where the names of the axes stand. */
export const axisPlaces = ({ width, height }: Viewport) => [
  { left: 0, top: 0, right: 140, bottom: 24 },
  { left: width - 140, top: height - 24, right: width, bottom: height },
];

/** The horizontal axis at the lower right, the vertical one at the upper left. */
export function drawAxes(
  context: CanvasRenderingContext2D,
  { width, height }: Viewport,
  [horizontal, vertical]: readonly [string, string],
  palette: Palette,
): void {
  context.font = `11px ${palette.font}`;
  context.strokeStyle = palette.halo;
  context.fillStyle = palette.muted;
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  haloed(context, vertical, 8, 16);
  context.textAlign = 'right';
  haloed(context, horizontal, width - 8, height - 8);
}

/** Dashed, on a halo. */
export function drawLasso(
  context: CanvasRenderingContext2D,
  view: Viewport,
  polygon: Polygon,
  palette: Palette,
): void {
  context.beginPath();
  for (let i = 0; i < polygon.length; i += 2) context.lineTo(...toPixels(view, polygon[i]!, polygon[i + 1]!));
  context.closePath();
  context.lineJoin = 'round';
  context.strokeStyle = palette.halo;
  context.lineWidth = haloWidth;
  context.stroke();
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.setLineDash([5, 3]);
  context.stroke();
  context.setLineDash([]);
}

/** Rings around points, in one stroke. */
export function drawRings(
  context: CanvasRenderingContext2D,
  view: Viewport,
  places: Iterable<readonly [x: number, y: number]>,
  palette: Palette,
  { radius, width }: { radius: number; width: number },
): void {
  context.beginPath();
  for (const [x, y] of places) {
    const [px, py] = toPixels(view, x, y);
    if (!(px > -radius && px < view.width + radius && py > -radius && py < view.height + radius)) continue;
    context.moveTo(px + radius, py);
    context.arc(px, py, radius, 0, 2 * Math.PI);
  }
  context.strokeStyle = palette.halo;
  context.lineWidth = width + 2;
  context.stroke();
  context.strokeStyle = palette.ink;
  context.lineWidth = width;
  context.stroke();
}
