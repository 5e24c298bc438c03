export const shapes = ['disc', 'square', 'triangle', 'cross', 'diamond'] as const;
export type Shape = (typeof shapes)[number];

/** What of each pixel a mark covers, at one place within a pixel. */
export interface Stamp {
  /** From the pixel that holds the mark's middle. */
  dx: Int8Array;
  dy: Int8Array;
  /** 1-256: share covered. */
  cover: Uint16Array;
}

/** Marks sit between pixels too: so many places along either side of a pixel. */
export const phases = 4;
/** Samples along either side of a pixel. */
const samples = 4;

/** Distance to the edge of a shape, in CSS pixels, negative inside. Sizes as in the report's design, section 4. */
const edges: Record<Shape, (x: number, y: number) => number> = {
  disc: (x, y) => Math.hypot(x, y) - 1.5,
  square: (x, y) => Math.abs(Math.max(Math.abs(x), Math.abs(y)) - 1.6) - 0.5,
  triangle: (x, y) => Math.max(y - 1.5, 0.87 * Math.abs(x) - 0.5 * y - 1.1),
  cross: (x, y) => Math.max(Math.abs(Math.abs(x) - Math.abs(y)) / Math.SQRT2 - 0.65, Math.hypot(x, y) - 3.2),
  diamond: (x, y) => Math.abs(x) + Math.abs(y) - 2.3,
};
/** Reaches from the middle of the largest shape. */
export const reach = 4;

/** Stamps of a shape at `ratio` device pixels a CSS pixel, by `phaseY * phases + phaseX`. */
export function stampsOf(shape: Shape, ratio: number): Stamp[] {
  const middle = (phase: number) => (phase + 0.5) / phases;
  return Array.from({ length: phases * phases }, (_, index) =>
    stamp(edges[shape], ratio, middle(index % phases), middle(Math.floor(index / phases))),
  );
}

function stamp(edge: (x: number, y: number) => number, ratio: number, x: number, y: number): Stamp {
  const far = Math.ceil(reach * ratio);
  const covered: [number, number, number][] = [];
  for (let dy = -far; dy <= far; dy++)
    for (let dx = -far; dx <= far; dx++) {
      let inside = 0;
      for (let s = 0; s < samples * samples; s++) {
        const sx = dx + ((s % samples) + 0.5) / samples - x;
        const sy = dy + (Math.floor(s / samples) + 0.5) / samples - y;
        if (edge(sx / ratio, sy / ratio) <= 0) inside++;
      }
      if (inside > 0) covered.push([dx, dy, Math.round((inside * 256) / samples ** 2)]);
    }
  return {
    dx: Int8Array.from(covered, ([dx]) => dx),
    dy: Int8Array.from(covered, ([, dy]) => dy),
    cover: Uint16Array.from(covered, ([, , cover]) => cover),
  };
}
