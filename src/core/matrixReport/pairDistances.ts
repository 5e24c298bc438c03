import type { MatrixDistance } from '../../protocol/matrix';
import type { Kernels } from '../kernels';
import { takeRows, type Matrix } from '../matrix';
import { permutation, seededRandom } from '../random';
import { crossValidatedError } from '../shift/domainClassifier';
import { maximumRows, minimumRows } from '../shift/measureShift';
import { bandOf, drawsPerDomain } from '../shift/nullBand';
import { distanceOfError, proxyADistance } from '../shift/proxyADistance';
import { drawSamples, randomSides, trueSides, type Sample } from '../shift/sample';
import type { Tools } from '../shift/shiftMeasure';
import type { Steps } from '../steps';
import type { MatrixSide } from './matrixSide';

export interface DistancesInput {
  sides: readonly Pick<MatrixSide, 'vectors' | 'texts'>[];
  seed: number;
  kernels: Kernels;
  steps: Steps;
}

/** Values between random halves of one domain, of `perSide` rows each. */
interface Chance {
  perSide: number;
  values: number[];
}

/**
 * The proxy A-distance of every pair, symmetric: `distances[i][j]`, null on the diagonal and where a side has
 * fewer than `minimumRows` rows. A pair's value is the one that `measureShift` gives with the earlier domain as
 * the source. Its null band is made of the same halves for all pairs of a domain, scaled to the pair's rows.
 */
export async function pairDistances(input: DistancesInput): Promise<(MatrixDistance | null)[][]> {
  const { sides, seed } = input;
  const pairs = sides.flatMap((_, i) => sides.slice(i + 1).map((_, k) => [i, i + 1 + k] as const));
  const total = sides.length + pairs.length;
  let done = 0;
  const tools = (random: number): Tools => ({
    kernels: input.kernels,
    random: seededRandom(random),
    pause: () => input.steps.step(done, total),
  });
  const chances: Chance[] = [];
  for (const [i, { vectors }] of sides.entries()) {
    chances.push(await chanceWithin(vectors, tools(seed + i)));
    await input.steps.step(++done, total);
  }
  const distances: (MatrixDistance | null)[][] = sides.map(() => sides.map(() => null));
  for (const [i, j] of pairs) {
    const pair = pairOf(sides[i]!, sides[j]!, seed);
    const distance = pair && (await distanceOf(pair, [chances[i]!, chances[j]!], tools(seed)));
    distances[i]![j] = distances[j]![i] = distance;
    await input.steps.step(++done, total);
  }
  return distances;
}

async function chanceWithin(vectors: Matrix, tools: Tools): Promise<Chance> {
  if (vectors.rows < minimumRows) return { perSide: 1, values: [0] };
  const perSide = Math.min(maximumRows, Math.floor(vectors.rows / 2));
  const order = permutation(vectors.rows, tools.random).subarray(0, 2 * perSide);
  const sample: Sample = { rows: takeRows(vectors, order), perSide };
  const error = await crossValidatedError(sample, tools);
  const values: number[] = [];
  for (let draw = 0; draw < drawsPerDomain; draw++) {
    values.push(distanceOfError(error(randomSides(sample, tools.random))));
    await tools.pause();
  }
  return { perSide, values };
}

/** Without texts that stand in both; null with too few rows on a side. */
function pairOf(
  source: DistancesInput['sides'][number],
  target: DistancesInput['sides'][number],
  seed: number,
): Sample | null {
  const known = new Set(target.texts);
  const distinct = Array.from(source.texts.keys()).filter((i) => !known.has(source.texts[i]!));
  if (Math.min(distinct.length, target.vectors.rows) < minimumRows) return null;
  const vectors = takeRows(source.vectors, distinct);
  return drawSamples(vectors, target.vectors, maximumRows, seededRandom(seed)).pair;
}

async function distanceOf(pair: Sample, chances: readonly Chance[], tools: Tools): Promise<MatrixDistance> {
  const error = await crossValidatedError(pair, tools);
  const values = chances.flatMap(({ perSide, values }) => {
    const scale = (perSide / pair.perSide) ** proxyADistance.nullExponent;
    return values.map((value) => Math.min(2, scale * value));
  });
  return {
    value: distanceOfError(error(trueSides(pair))),
    nullBand: bandOf(values),
    rows: pair.perSide,
  };
}
