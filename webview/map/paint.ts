import { phases, reach, stampsOf } from './stamps';
import type { Shape, Stamp } from './stamps';
import type { Viewport } from './viewport';

export type Rgb = readonly [red: number, green: number, blue: number];

/** How the points of one class look. */
export interface Ink {
  colour: Rgb;
  shape: Shape;
  /** 0-1 */
  alpha: number;
}

/** What is to be painted: point i looks like `inks[ink[i]]`. Points are painted in `order`, pass after pass. */
export interface Painting {
  x: Float32Array;
  y: Float32Array;
  order: Uint32Array;
  ink: Uint8Array;
  inks: readonly Ink[];
  /** Of every ink: painted in this pass, 0 or 1; 1 lies above. */
  pass: Uint8Array;
}

/** Pixels of the canvas with room around them, so that a mark at the rim needs no clipping. */
export interface Sheet {
  image: ImageData;
  /** Device pixels on every side of the canvas. */
  margin: number;
  /** Device pixels a CSS pixel. */
  ratio: number;
}

export function newSheet(width: number, height: number, ratio: number): Sheet {
  const margin = Math.ceil(reach * ratio) + 1;
  const side = (length: number) => Math.max(1, Math.round(length * ratio)) + 2 * margin;
  return { image: new ImageData(side(width), side(height)), margin, ratio };
}

/** Paints everything anew. 50,000 points take some milliseconds: integers, no allocation a point. */
export function paint(sheet: Sheet, view: Viewport, painting: Painting, paper: Rgb): void {
  const pixels = new Uint32Array(sheet.image.data.buffer);
  pixels.fill((0xff000000 | packed(paper)) >>> 0);
  const brushes = painting.inks.map((ink) => brush(ink, sheet.ratio, sheet.image.width));
  for (const pass of [0, 1]) {
    if (!painting.pass.includes(pass)) continue;
    stampAll(pixels, sheet, view, painting, brushes, pass);
  }
}

const packed = ([red, green, blue]: Rgb) => red | (green << 8) | (blue << 16);

/** A stamp's pixels as distances in the sheet, with the ink's alpha worked in. */
interface Brush {
  offsets: Int32Array[];
  alphas: Uint16Array[];
  redBlue: number;
  green: number;
}

const cut = new Map<string, Stamp[]>();

function brush({ colour, shape, alpha }: Ink, ratio: number, stride: number): Brush {
  const key = `${shape} ${ratio}`;
  if (!cut.has(key)) cut.set(key, stampsOf(shape, ratio));
  const stamps = cut.get(key)!;
  return {
    offsets: stamps.map(({ dx, dy }) => Int32Array.from(dx, (value, at) => value + dy[at]! * stride)),
    alphas: stamps.map(({ cover }) => cover.map((value) => Math.round(value * alpha))),
    redBlue: packed(colour) & 0xff00ff,
    green: packed(colour) & 0xff00,
  };
}

function stampAll(
  pixels: Uint32Array,
  { image, margin, ratio }: Sheet,
  { scale, centreX, centreY, width, height }: Viewport,
  { x, y, order, ink, pass }: Painting,
  brushes: readonly Brush[],
  wanted: number,
): void {
  const stride = image.width;
  const [right, bottom] = [image.width - margin, image.height - margin];
  const unit = scale * ratio;
  const left = (width / 2) * ratio + margin - centreX * unit;
  const top = (height / 2) * ratio + margin + centreY * unit;
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!;
    const index = ink[i]!;
    if (pass[index] !== wanted) continue;
    const px = x[i]! * unit + left;
    const py = top - y[i]! * unit;
    // false for what is not a number
    if (!(px >= margin && px < right && py >= margin && py < bottom)) continue;
    const [column, row] = [px | 0, py | 0];
    const phase = (((py - row) * phases) | 0) * phases + (((px - column) * phases) | 0);
    press(pixels, row * stride + column, brushes[index]!, phase);
  }
}

/** Source over destination, red and blue at once: (d * (256 - a) + s * a) / 256 in each byte. */
function press(pixels: Uint32Array, at: number, { offsets, alphas, redBlue, green }: Brush, phase: number) {
  const offset = offsets[phase]!;
  const alpha = alphas[phase]!;
  for (let k = 0; k < offset.length; k++) {
    const place = at + offset[k]!;
    const a = alpha[k]!;
    const under = pixels[place]!;
    const rest = 256 - a;
    const rb = (Math.imul(under & 0xff00ff, rest) + Math.imul(redBlue, a)) >>> 8;
    const g = (Math.imul(under & 0xff00, rest) + Math.imul(green, a)) >>> 8;
    pixels[place] = 0xff000000 | (rb & 0xff00ff) | (g & 0xff00);
  }
}
