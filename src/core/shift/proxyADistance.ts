import { crossValidatedError } from './domainClassifier';
import type { ShiftMeasure } from './shiftMeasure';
import { twoSampleTest } from './twoSampleTest';

/**
 * Proxy A-distance 2 (1 - 2e), clamped to [0, 2], where e is the cross-validated error of a linear domain
 * classifier (Ben-David et al. 2007): 0 = the domains cannot be told apart, 2 = they always can. Its p is
 * that of the classifier two-sample test.
 */
export const proxyADistance: ShiftMeasure = {
  name: 'proxy-a-distance',
  // The error is a mean over rows: its chance deviation from 1/2 shrinks with the square root of the rows.
  nullExponent: 0.5,
  prepare: (_pair, tools) =>
    Promise.resolve(async (sample) => {
      const error = await crossValidatedError(sample, tools);
      const evaluate = (sides: Uint8Array): number => distanceOfError(error(sides));
      const many = async (splits: readonly Uint8Array[]) => (await error.many(splits)).map(distanceOfError);
      return Object.assign(evaluate, { many });
    }),
  test: (pair, _evaluate, tools) => twoSampleTest(pair, tools),
};

export function distanceOfError(error: number): number {
  return Math.min(2, Math.max(0, 2 * (1 - 2 * error)));
}
