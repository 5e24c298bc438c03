import { accuracyOf, macroF1Of } from './confusion';
import type { ClassWeights } from './classWeights';

/** Hyperparameters of one fit. */
export interface Candidate {
  /** scikit-learn's C: small is a strong penalty. */
  c: number;
  classWeights: ClassWeights;
}

/** Steps of about 4 or 5 from "hardly learns" to "hardly penalised" for vectors of norm sqrt 2. */
const penalties = [0.02, 0.1, 0.4, 1.6, 6.3, 25, 100];

/** What is chosen by: accuracy, unless always answering the largest class would look good. */
export type Objective = 'accuracy' | 'macroF1';
const largestShareForAccuracy = 0.8;

export function objectiveOf(classRows: readonly number[]): Objective {
  const rows = classRows.reduce((a, b) => a + b, 0);
  return Math.max(...classRows) > largestShareForAccuracy * rows ? 'macroF1' : 'accuracy';
}

/** Stronger penalties first: a path warms up along it, and ties go to the first. Rare classes may be weighed up. */
export function candidatesFor(objective: Objective): Candidate[] {
  const weights: ClassWeights[] = objective === 'accuracy' ? ['equal'] : ['equal', 'balanced'];
  return weights.flatMap((classWeights) => penalties.map((c) => ({ c, classWeights })));
}

export function measureBy(
  objective: Objective,
  predicted: Int32Array,
  truth: Int32Array,
  classes: number,
): number {
  if (truth.length === 0) return 0;
  return objective === 'accuracy' ? accuracyOf(predicted, truth) : macroF1Of(predicted, truth, classes);
}
