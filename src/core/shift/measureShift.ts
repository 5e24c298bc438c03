import type { Measure, MeasureName } from '../../protocol/distances';
import type { Kernels } from '../kernels';
import type { Matrix } from '../matrix';
import { seededRandom } from '../random';
import type { Steps } from '../steps';
import { coral } from './coral';
import { drawDocuments, type Document, type TextSide } from './documents';
import { energy } from './energy';
import { frechet } from './frechet';
import { measureLabelShift, type ClassCounts } from './labelShift';
import { length } from './length';
import { mmd } from './mmd';
import { bandOf, drawsPerDomain, nullValues } from './nullBand';
import { proxyADistance } from './proxyADistance';
import { drawSamples, trueSides, type Samples } from './sample';
import type { ShiftMeasure, Tools } from './shiftMeasure';
import { slicedWasserstein } from './slicedWasserstein';
import { unknownWords } from './unknownWords';
import { vocabulary } from './vocabulary';

/** In the order of the report. */
export const vectorMeasures: readonly ShiftMeasure[] = [
  proxyADistance,
  mmd,
  coral,
  frechet,
  energy,
  slicedWasserstein,
];
const textMeasures: readonly ShiftMeasure<readonly Document[]>[] = [vocabulary, unknownWords, length];

/** Fewer rows on a side say nothing: the measures are left out. */
export const minimumRows = 20;
/** Rows per side at most, drawn at random: enough for stable values, and the cost stays bounded. */
export const maximumRows = 1000;
const stepsPerMeasure = 2 * drawsPerDomain + 1;

export interface ShiftInput {
  source: Matrix;
  target: Matrix;
  /** null or absent: nothing is said of words and form. */
  texts?: { source: TextSide; target: TextSide } | null;
  /** Labeled rows of each class, in the same order; null or absent: nothing is said of label shift. */
  labels?: { source: readonly number[]; target: ClassCounts } | null;
  seed: number;
  kernels: Kernels;
  steps: Steps;
}

/** One line of the report, still to be measured. */
interface Planned {
  name: MeasureName;
  measure(tools: Tools & { advance(): Promise<void> }): Promise<Measure | null>;
}

/**
 * How far the two domains lie apart: each measure's value, its same-domain band and, where it has one, the p of its
 * two-sample test. Empty when a side has fewer than `minimumRows` rows. RangeError when the dimensions differ.
 * Same input and seed, same answer.
 */
export async function measureShift(input: ShiftInput): Promise<Measure[]> {
  const { source, target, seed } = input;
  if (Math.min(source.rows, target.rows) < minimumRows) return [];
  const planned = await plan(input);
  const progress = countSteps(input.steps, planned.length);
  const measured: (Measure | null)[] = [];
  for (const [index, { measure }] of planned.entries()) {
    // Each measure has its own stream of chance: adding one leaves the others' numbers as they are.
    const random = seededRandom(seed + index + 1);
    measured.push(await measure({ kernels: input.kernels, random, ...progress }));
  }
  return measured.filter((measure) => measure !== null);
}

async function plan({ source, target, texts, labels, seed, steps }: ShiftInput): Promise<Planned[]> {
  const pause = () => steps.step(0, 1);
  const vectors = drawSamples(source, target, maximumRows, seededRandom(seed));
  const planned = vectorMeasures.map((measure) => planOne(measure, vectors));
  if (texts) {
    const documents = await drawDocuments(texts.source, texts.target, maximumRows, seededRandom(seed), pause);
    const known = documents.pair.rows.every((document) => document.length !== null);
    const possible = textMeasures.filter((measure) => known || measure !== length);
    planned.push(...possible.map((measure) => planOne(measure, documents)));
  }
  if (labels) planned.push(planLabels(labels));
  return planned;
}

function planOne<Rows>(measure: ShiftMeasure<Rows>, samples: Samples<Rows>): Planned {
  return { name: measure.name, measure: (tools) => measureOne(measure, samples, tools) };
}

function planLabels({ source, target }: NonNullable<ShiftInput['labels']>): Planned {
  return {
    name: 'label-shift',
    async measure({ random, pause, advance }) {
      const measured = await measureLabelShift(source, target, { random, pause });
      for (let step = 0; step < stepsPerMeasure; step++) await advance();
      return measured;
    },
  };
}

async function measureOne<Rows>(
  measure: ShiftMeasure<Rows>,
  { pair, halves }: Samples<Rows>,
  tools: Tools & { advance(): Promise<void> },
): Promise<Measure> {
  const prepared = await measure.prepare(pair, tools);
  const evaluate = await prepared(pair);
  const value = evaluate(trueSides(pair));
  const p = measure.test ? await measure.test(pair, evaluate, tools) : null;
  await tools.advance();
  const chance = await nullValues(measure, prepared, halves, pair.perSide, tools, tools.advance);
  const bias = measure.biased ? chance.mean : 0;
  const shown = (found: number): number => (measure.shown ?? Number)(found - bias);
  const nullBand = bandOf(chance.values.map(shown));
  return { name: measure.name, value: shown(value), nullBand, p, rows: pair.perSide };
}

function countSteps(steps: Steps, measures: number): { pause(): Promise<void>; advance(): Promise<void> } {
  const total = measures * stepsPerMeasure;
  let done = 0;
  return { pause: () => steps.step(done, total), advance: () => steps.step(++done, total) };
}
