import { classCounts } from '../../src/core/learn/classWeights';
import { stackRows } from '../../src/core/matrix';
import { permutation, seededRandom } from '../../src/core/random';
import { drawDocuments } from '../../src/core/shift/documents';
import { energy } from '../../src/core/shift/energy';
import { length } from '../../src/core/shift/length';
import { measureShift } from '../../src/core/shift/measureShift';
import { mmd } from '../../src/core/shift/mmd';
import { proxyADistance } from '../../src/core/shift/proxyADistance';
import type { Sample } from '../../src/core/shift/sample';
import type { ShiftMeasure, Tools } from '../../src/core/shift/shiftMeasure';
import { uninterrupted } from '../../src/core/steps';
import { createOnnxKernels } from '../../src/engine/kernels';
import type { Measure, MeasureName } from '../../src/protocol/distances';
import { rowsOf, type Measured, type Pair } from './data';

export const kernels = createOnnxKernels(1);

/** What the product measures. */
export function measurePair({ source, target }: Pair, seed: number): Promise<Measure[]> {
  return measureShift({
    source: source.vectors,
    target: target.vectors,
    texts: { source: source.texts, target: target.texts },
    labels: {
      source: classCounts(source.labels, 2),
      target: { kind: 'counted', counts: classCounts(target.labels, 2) },
    },
    seed,
    kernels,
    steps: uninterrupted,
  });
}

/** `count` random rows of each side (where it has so many). */
export function drawn({ source, target }: Pair, count: number, seed: number): Pair {
  const random = seededRandom(seed);
  const some = (domain: Measured) =>
    rowsOf(domain, permutation(domain.labels.length, random).subarray(0, count));
  return { source: some(source), target: some(target) };
}

export type Tested = Partial<Record<MeasureName, number>>;

/** p of each two-sample test of two sides of equal size; no bands. */
export async function testPair({ source, target }: Pair, seed: number): Promise<Tested> {
  const tools: Tools = { kernels, random: seededRandom(seed), pause: () => Promise.resolve() };
  const perSide = source.vectors.rows;
  const vectors = { rows: stackRows(source.vectors, target.vectors), perSide };
  const { pair: documents } = await drawDocuments(
    source.texts,
    target.texts,
    perSide,
    tools.random,
    tools.pause,
  );
  return {
    'proxy-a-distance': await proxyADistance.test!(vectors, () => 0, tools),
    mmd: await pOf(mmd, vectors, tools),
    energy: await pOf(energy, vectors, tools),
    length: await pOf(length, documents, tools),
  };
}

async function pOf<Rows>(measure: ShiftMeasure<Rows>, pair: Sample<Rows>, tools: Tools): Promise<number> {
  return measure.test!(pair, await (await measure.prepare(pair, tools))(pair), tools);
}
