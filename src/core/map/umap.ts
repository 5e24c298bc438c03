import { UMAP } from 'umap-js';
import type { Kernels } from '../kernels';
import type { Matrix } from '../matrix';
import { seededRandom } from '../random';
import type { Tools } from '../shift/shiftMeasure';
import type { Steps } from '../steps';
import { leadingComponents, projectParts } from './leadingComponents';
import { axes } from './mapPoints';
import type { Neighbours } from './nearest';
import { nearest } from './nearest';

/** The method's own default, the row itself counted. */
const neighbourhood = 15;
/** Directions that neighbours are looked for in: common practice before UMAP, and 12 times as fast as all 768. */
const components = 64;
/** Half the width of the starting layout. */
const startWidth = 10;
/** Epochs of the layout: it starts from the principal components, so it needs fewer than from chance. */
const epochsFor = (points: number): number => (points <= 10_000 ? 200 : 100);
/** Fewer points have no neighbourhoods. */
export const leastUmapPoints = neighbourhood + 1;

export interface UmapInput {
  /** Below one another they are the points. */
  parts: readonly Matrix[];
  seed: number;
  kernels: Kernels;
  steps: Steps;
}

/**
 * UMAP in two dimensions (McInnes, Healy & Melville 2018): exact neighbours in the leading principal
 * components, and a start at the first two of them, which keeps the large distances (Kobak & Linderman 2021).
 * Same input and seed, same places. RangeError below `leastUmapPoints` points.
 */
export async function umap({ parts, seed, kernels, steps }: UmapInput): Promise<{
  x: Float32Array;
  y: Float32Array;
}> {
  const points = parts.reduce((sum, part) => sum + part.rows, 0);
  if (points < leastUmapPoints) throw new RangeError(`UMAP needs ${leastUmapPoints} points, not ${points}`);
  const progress = new Progress(steps);
  const tools: Tools = { kernels, random: seededRandom(seed), pause: () => progress.at(0) };
  const { directions } = await leadingComponents(parts, components, tools);
  const coordinates = await projectParts(parts, directions, tools);
  const found = await nearest(coordinates, coordinates, neighbourhood - 1, tools, {
    self: (i) => i,
    advance: (done, total) => progress.at(0.4 * (done / total)),
  });
  return layOut(coordinates, found, seed, progress);
}

async function layOut(coordinates: Matrix, found: Neighbours, seed: number, progress: Progress) {
  const umapOf = new UMAP({
    nNeighbors: neighbourhood,
    nEpochs: epochsFor(coordinates.rows),
    random: seededRandom(seed),
  });
  withoutSearchGraph(umapOf);
  const { indices, distances } = withSelf(found, coordinates.rows);
  umapOf.setPrecomputedKNN(indices, distances);
  // with neighbours given, only the number of points is looked at
  const epochs = umapOf.initializeFit(Array.from({ length: coordinates.rows }, () => []));
  const places = umapOf.getEmbedding();
  startAt(places, coordinates);
  for (let epoch = 0; epoch < epochs; epoch++) {
    umapOf.step();
    await progress.at(0.5 + (0.5 * (epoch + 1)) / epochs);
  }
  const axis = (k: 0 | 1) => Float32Array.from(places, (place) => place[k]!);
  return { x: axis(0), y: axis(1) };
}

/**
 * The graph in which new rows would be looked up later takes a third of the time and is not needed. The method
 * is private to the library, whose version is pinned; without it (another version) only time is lost.
 */
function withoutSearchGraph(umapOf: UMAP): void {
  Object.defineProperty(umapOf, 'makeSearchGraph', { value: () => null });
}

/** Rows of neighbours as UMAP wants them: each begins with the row itself at distance 0. */
function withSelf({ k, indices, distances }: Neighbours, rows: number) {
  const each = <T>(make: (i: number) => T) => Array.from({ length: rows }, (_, i) => make(i));
  return {
    indices: each((i) => [i, ...indices.subarray(i * k, (i + 1) * k)]),
    distances: each((i) => [0, ...distances.subarray(i * k, (i + 1) * k)]),
  };
}

/** The layout is moved in place: the optimiser holds on to these very arrays. */
function startAt(places: number[][], coordinates: Matrix): void {
  const { x, y } = axes(coordinates);
  const largest = x.reduce((most, value, i) => Math.max(most, Math.abs(value), Math.abs(y[i]!)), 0);
  if (largest === 0) return;
  places.forEach((place, i) => {
    place[0] = (x[i]! / largest) * startWidth;
    place[1] = (y[i]! / largest) * startWidth;
  });
}

/** Shares of the work, told in thousandths. */
class Progress {
  #done = 0;

  constructor(private readonly steps: Steps) {}

  at(share: number): Promise<void> {
    this.#done = Math.max(this.#done, Math.round(share * 1000));
    return this.steps.step(this.#done, 1000);
  }
}
