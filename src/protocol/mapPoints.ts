import type { MapData } from './map';

/** `none` in a column of bytes. */
export const noValue = 255;

/** The map's columns, decoded: element i of each belongs to point i. */
export interface MapPoints {
  side: Uint8Array;
  row: Uint32Array;
  x: Float32Array;
  y: Float32Array;
  label: Uint8Array;
  predicted: Uint8Array;
  confidence: Uint8Array;
  distance: Uint8Array;
  topic: Uint8Array;
}

export function encodePoints(points: MapPoints): MapData['columns'] {
  return {
    side: base64(points.side),
    row: base64(points.row),
    x: base64(points.x),
    y: base64(points.y),
    label: base64(points.label),
    predicted: base64(points.predicted),
    confidence: base64(points.confidence),
    distance: base64(points.distance),
    topic: base64(points.topic),
  };
}

/** Which row each point is. */
export type PointRows = Pick<MapPoints, 'side' | 'row'>;

/** As decodePoints, of these two columns. */
export function decodeRows({
  columns,
  points,
}: {
  points: number;
  columns: Pick<MapData['columns'], 'side' | 'row'>;
}): PointRows {
  return { side: bytes(columns.side, points), row: new Uint32Array(bytes(columns.row, 4 * points).buffer) };
}

/** One coordinate of the points, as in the map's columns `x` and `y`. */
export const encodeAxis = (values: Float32Array): string => base64(values);

/** RangeError as decodePoints. */
export const decodeAxis = (text: string, points: number): Float32Array =>
  new Float32Array(bytes(text, 4 * points).buffer);

/** RangeError when a column does not hold `points` elements: a report that was cut or edited. */
export function decodePoints({ columns, points }: Pick<MapData, 'columns' | 'points'>): MapPoints {
  const byteColumn = (text: string) => bytes(text, points);
  const words = (text: string) => bytes(text, 4 * points).buffer;
  return {
    ...decodeRows({ columns, points }),
    x: new Float32Array(words(columns.x)),
    y: new Float32Array(words(columns.y)),
    label: byteColumn(columns.label),
    predicted: byteColumn(columns.predicted),
    confidence: byteColumn(columns.confidence),
    distance: byteColumn(columns.distance),
    topic: byteColumn(columns.topic),
  };
}

/** String.fromCharCode takes this many arguments without overflowing the stack. */
const chunk = 0x8000;

function base64(values: Uint8Array | Uint32Array | Float32Array): string {
  const all = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  let text = '';
  for (let at = 0; at < all.length; at += chunk) text += String.fromCharCode(...all.subarray(at, at + chunk));
  return btoa(text);
}

function bytes(text: string, length: number): Uint8Array<ArrayBuffer> {
  const decoded = atob(text);
  if (decoded.length !== length)
    throw new RangeError(`a column of the map holds ${decoded.length} bytes, not ${length}`);
  // twenty times as fast as Uint8Array.from with a function
  const result = new Uint8Array(length);
  for (let at = 0; at < length; at++) result[at] = decoded.charCodeAt(at);
  return result;
}
