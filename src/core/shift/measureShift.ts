import type { Measure } from '../../protocol/report';
import type { Kernels } from '../kernels';
import type { Matrix } from '../matrix';
import { seededRandom } from '../random';
import type { Steps } from '../steps';
import { coral } from './coral';
import { mmd } from './mmd';
import { drawsPerDomain, nullBand } from './nullBand';
import { proxyADistance } from './proxyADistance';
import { drawSamples, trueSides, type Sample } from './sample';
import type { ShiftMeasure, Tools } from './shiftMeasure';

/** In the order of the report. */
const measures: readonly ShiftMeasure[] = [proxyADistance, mmd, coral];

/** Fewer rows on a side say nothing: the measures are left out. */
export const minimumRows = 20;
/** Rows per side at most, drawn at random: enough for stable values, and the cost stays bounded. */
export const maximumRows = 1000;
const stepsPerMeasure = 2 * drawsPerDomain + 1;

export interface ShiftInput {
  source: Matrix;
  target: Matrix;
  seed: number;
  kernels: Kernels;
  steps: Steps;
}

/**
 * How far the two domains' vectors lie apart: each measure's value, its same-domain band and, where it has
 * one, the p of its two-sample test. Empty when a side has fewer than `minimumRows` rows. RangeError when the
 * dimensions differ. Same input and seed, same answer.
 */
export async function measureShift(input: ShiftInput): Promise<Measure[]> {
  const { source, target, seed } = input;
  if (Math.min(source.rows, target.rows) < minimumRows) return [];
  const samples = drawSamples(source, target, maximumRows, seededRandom(seed));
  const progress = countSteps(input.steps);
  const measured: Measure[] = [];
  for (const [index, measure] of measures.entries()) {
    // Each measure has its own stream of chance: adding one leaves the others' numbers as they are.
    const random = seededRandom(seed + index + 1);
    measured.push(await measureOne(measure, samples, { kernels: input.kernels, random, ...progress }));
  }
  return measured;
}

async function measureOne(
  measure: ShiftMeasure,
  { pair, halves }: { pair: Sample; halves: Sample[] },
  tools: Tools & { advance(): Promise<void> },
): Promise<Measure> {
  const prepared = await measure.prepare(pair, tools);
  const evaluate = await prepared(pair);
  const value = evaluate(trueSides(pair));
  const p = measure.test ? await measure.test(pair, evaluate, tools) : null;
  await tools.advance();
  const band = await nullBand(measure, prepared, halves, pair.perSide, tools, tools.advance);
  return { name: measure.name, value, nullBand: band, p, rows: pair.perSide };
}

function countSteps(steps: Steps): { pause(): Promise<void>; advance(): Promise<void> } {
  const total = measures.length * stepsPerMeasure;
  let done = 0;
  return { pause: () => steps.step(done, total), advance: () => steps.step(++done, total) };
}
