import { row, takeRows } from '../matrix';
import { ridgeWeights, score } from './domainClassifier';
import { foldOf, trueSides, type Sample } from './sample';
import type { Tools } from './shiftMeasure';

/**
 * Classifier two-sample test (Lopez-Paz & Oquab 2017): the domain classifier learns on half of the rows and
 * is judged on the other half, on which its hits are Binomial(rows, 1/2) if both sides are one domain.
 * Returns the one-sided p. The cross-validated error is not used here: its folds are not independent.
 */
export async function twoSampleTest(pair: Sample, tools: Tools): Promise<number> {
  const sides = trueSides(pair);
  const indices = Array.from(sides.keys());
  const learned = indices.filter((i) => foldOf(i, pair.perSide) % 2 === 0);
  const judged = indices.filter((i) => foldOf(i, pair.perSide) % 2 === 1);
  const rule = await ridgeWeights(
    takeRows(pair.rows, learned),
    Uint8Array.from(learned, (i) => sides[i]!),
    tools,
  );
  const hits = judged.filter((i) => score(rule, row(pair.rows, i)) > 0 === (sides[i] === 1)).length;
  return binomialTail(hits, judged.length);
}

/** P(X >= hits) for X ~ Binomial(trials, 1/2), summed from the smallest terms of the tail's log probabilities. */
export function binomialTail(hits: number, trials: number): number {
  let logTerm = -trials * Math.LN2; // k = trials
  let sum = 0;
  for (let k = trials; k >= hits; k--) {
    sum += Math.exp(logTerm);
    logTerm += Math.log(k / (trials - k + 1));
  }
  return Math.min(1, sum);
}
