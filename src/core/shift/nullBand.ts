import { quantile } from '../learn/quantile';
import { evaluateAll } from './evaluateAll';
import { randomSides, type Sample } from './sample';
import type { Evaluate, ShiftMeasure, Tools } from './shiftMeasure';

/** Random halves drawn from each of the two domains. */
export const drawsPerDomain = 40;

/** The measure's chance values, and their mean: each domain's draws count as much. */
export interface NullValues {
  readonly values: readonly number[];
  readonly mean: number;
}

/**
 * The measure between random halves of one domain (of the source and of the target, together). Halves that are
 * smaller than the pair's sides are scaled to the pair's size by the measure's `nullExponent`.
 */
export async function nullValues<Rows>(
  measure: ShiftMeasure<Rows>,
  prepared: (sample: Sample<Rows>) => Promise<Evaluate>,
  halves: readonly Sample<Rows>[],
  perSide: number,
  tools: Tools,
  drawn: () => Promise<void>,
): Promise<NullValues> {
  const values: number[] = [];
  for (const sample of halves) {
    const evaluate = await prepared(sample);
    const scale = (sample.perSide / perSide) ** measure.nullExponent;
    const splits = Array.from({ length: drawsPerDomain }, () => randomSides(sample, tools.random));
    for (const value of await evaluateAll(evaluate, splits, drawn)) values.push(scale * value);
  }
  return { values, mean: values.reduce((sum, value) => sum + value, 0) / values.length };
}

/** Where 95 % of the values fall: a value inside may be chance. */
export function bandOf(values: readonly number[]): [low: number, high: number] {
  const sorted = Float64Array.from(values).sort();
  return [quantile(sorted, 0.025), quantile(sorted, 0.975)];
}
