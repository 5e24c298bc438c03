import { noValue } from '../../src/protocol/mapPoints';
import type { LoadedMap } from './mapData';
import { isWrong } from './mapData';
import type { Ink } from './paint';
import type { Shape } from './stamps';

export const colourings = ['domain', 'label', 'predicted', 'error', 'confidence', 'distance'] as const;
export type ColouringName = (typeof colourings)[number];

/** Custom properties of map.css. */
export const roles = [
  'source',
  'target',
  'third',
  'fourth',
  'both',
  'quiet',
  'fail',
  'step-1',
  'step-2',
  'step-3',
  'step-4',
  'step-5',
] as const;
export type Role = (typeof roles)[number];

/** Points that look alike. */
export interface PointClass {
  /** A text of the data, or what it stands for. */
  name:
    | { kind: 'text'; text: string }
    | { kind: 'side'; side: 'source' | 'target' }
    | { kind: 'right' | 'wrong' | 'none' | 'all' }
    /** Of confidence (0-1) or distance. */
    | { kind: 'range'; low: number; high: number };
  role: Role;
  shape: Shape;
  alpha: number;
  /** Drawn above the others. */
  above: boolean;
  count: number;
}

export interface Colouring {
  /** At most 250. */
  classes: PointClass[];
  /** Index into `classes`, by point. */
  of: Uint8Array;
  /** Too many labels for colours: their names are written into the map instead. */
  named: Uint8Array | null;
}

/** Overlaps stay countable. */
const usual = 0.62;
const faint = 0.35;

type Look = Omit<PointClass, 'count' | 'above' | 'alpha'> & Partial<Pick<PointClass, 'above' | 'alpha'>>;

/** Classes that no point has are left out of nothing: their count is 0, and the legend hides them. */
function classify(count: number, looks: readonly Look[], classOf: (point: number) => number): Colouring {
  const classes = looks.map((look) => ({ alpha: usual, above: false, ...look, count: 0 }));
  const of = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    of[i] = classOf(i);
    classes[of[i]!]!.count++;
  }
  return { classes, of, named: null };
}

const none: Look = { name: { kind: 'none' }, role: 'quiet', shape: 'disc', alpha: faint };

/** What the report has values for. */
export function availableColourings({ points, count }: LoadedMap): ColouringName[] {
  const any = (column: Uint8Array) => column.some((value) => value !== noValue);
  const [label, predicted] = [any(points.label), any(points.predicted)];
  const present: Record<ColouringName, boolean> = {
    domain: count > 0,
    label,
    predicted,
    error:
      label &&
      predicted &&
      Array.from({ length: count }, (_, i) => i).some((i) => isWrong(points, i) !== null),
    confidence: predicted,
    distance: any(points.distance),
  };
  return colourings.filter((name) => present[name]);
}

export function colourBy(name: ColouringName, map: LoadedMap): Colouring {
  switch (name) {
    case 'domain':
      return byDomain(map);
    case 'label':
      return byWord(map, map.points.label);
    case 'predicted':
      return byWord(map, map.points.predicted);
    case 'error':
      return byError(map);
    case 'confidence':
      return byConfidence(map);
    case 'distance':
      return byDistance(map);
  }
}

function byDomain({ points, count }: LoadedMap): Colouring {
  const looks: Look[] = [
    { name: { kind: 'side', side: 'source' }, role: 'source', shape: 'disc' },
    { name: { kind: 'side', side: 'target' }, role: 'target', shape: 'square' },
  ];
  return classify(count, looks, (i) => (points.side[i] === 0 ? 0 : 1));
}

/** The order of the design's section 4. */
const wordLooks: readonly Pick<Look, 'role' | 'shape'>[] = [
  { role: 'source', shape: 'disc' },
  { role: 'target', shape: 'square' },
  { role: 'third', shape: 'triangle' },
  { role: 'fourth', shape: 'cross' },
  { role: 'both', shape: 'diamond' },
];

/** From six labels on: one colour, the labels' names in the map. */
function byWord({ count, labels }: LoadedMap, column: Uint8Array): Colouring {
  if (labels.length > wordLooks.length) {
    const looks: Look[] = [{ name: { kind: 'all' }, role: 'source', shape: 'disc' }, none];
    return { ...classify(count, looks, (i) => (column[i]! < labels.length ? 0 : 1)), named: column };
  }
  const looks = labels.map((text, at): Look => ({ name: { kind: 'text', text }, ...wordLooks[at]! }));
  return classify(count, [...looks, none], (i) => Math.min(column[i]!, labels.length));
}

const wrongLook = { shape: 'cross', alpha: 1, above: true } as const;

function byError({ points, count }: LoadedMap): Colouring {
  const looks: Look[] = [
    { name: { kind: 'right' }, role: 'both', shape: 'disc', alpha: faint },
    { name: { kind: 'wrong' }, role: 'fail', ...wrongLook },
    { ...none, alpha: 0.18 },
  ];
  const classes = new Map([
    [false, 0],
    [true, 1],
    [null, 2],
  ]);
  return classify(count, looks, (i) => classes.get(isWrong(points, i))!);
}

export const steps = 5;
const stepRole = (step: number) => `step-${step + 1}` as Role;

/** Equal steps from guessing (1 / labels) to 1. A wrong prediction is a cross at any confidence. */
function byConfidence({ points, count, labels }: LoadedMap): Colouring {
  const least = 1 / Math.max(2, labels.length);
  const width = (1 - least) / steps;
  const looks = Array.from({ length: steps }, (_, step): Look => ({
    name: { kind: 'range', low: least + step * width, high: least + (step + 1) * width },
    role: stepRole(step),
    shape: 'disc',
    alpha: 0.8,
  }));
  const wrong = looks.map((look): Look => ({ ...look, ...wrongLook }));
  const classOf = (i: number) => {
    if (points.predicted[i] === noValue) return 2 * steps;
    const step = Math.floor((points.confidence[i]! / 255 - least) / width);
    return Math.min(steps - 1, Math.max(0, step)) + (isWrong(points, i) ? steps : 0);
  };
  return classify(count, [...looks, ...wrong, none], classOf);
}

/** Fifths of the rows: distances have a long tail, which equal steps would leave nearly empty. */
function byDistance({ points, count, distances }: LoadedMap): Colouring {
  const { side, distance } = points;
  const known = distance.filter((value) => value !== noValue).sort();
  const edge = (step: number) =>
    known[Math.min(known.length - 1, Math.floor((step * known.length) / steps))] ?? 0;
  const [low, high] = distances ?? [0, 100];
  const value = (byte: number) => low + (byte / 254) * (high - low);
  const looks = (shape: Shape) =>
    Array.from({ length: steps }, (_, step): Look => ({
      name: { kind: 'range', low: value(edge(step)), high: value(edge(step + 1)) },
      role: stepRole(step),
      shape,
      alpha: 0.8,
    }));
  const inner = [1, 2, 3, 4].map(edge);
  const classOf = (i: number) => {
    if (distance[i] === noValue) return 2 * steps;
    const step = inner.filter((from) => distance[i]! >= from).length;
    return step + (side[i] === 0 ? 0 : steps);
  };
  return classify(count, [...looks('disc'), ...looks('square'), none], classOf);
}

/** How points outside of a selection look. */
const dimmed = 0.22;

/**
 * Inks of a colouring: class c at c; stepping back at c + classes; standing out at c + 2 classes. `thin`: factor
 * of alpha where points crowd.
 */
export function inksOf({ classes }: Colouring, colour: (role: Role) => Ink['colour'], thin = 1) {
  const plain = classes.map(({ role, shape, alpha, above }): Ink => {
    return { colour: colour(role), shape, alpha: above ? alpha : alpha * thin };
  });
  const inks = [
    ...plain,
    ...plain.map((ink) => ({ ...ink, alpha: ink.alpha * dimmed })),
    ...plain.map((ink) => ({ ...ink, alpha: Math.max(ink.alpha, 0.9) })),
  ];
  const above = classes.map((one) => (one.above ? 1 : 0));
  const pass = Uint8Array.from([...above, ...classes.map(() => 0), ...classes.map(() => 1)]);
  return { inks, pass };
}
