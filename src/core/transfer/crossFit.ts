import { weighClasses } from '../learn/classWeights';
import type { Candidate } from '../learn/candidates';
import { fitSoftmax, looseFit, tightFit } from '../learn/softmaxRegression';
import type { Parameters } from '../learn/softmaxRegression';
import type { Matrix } from '../matrix';
import { row, zeros } from '../matrix';
import type { FoldPlan } from './foldPlan';
import type { Rounds } from './rounds';
import type { HeldOut, LabeledVectors, StrategyRun, TransferTask } from './strategy';

/** Rows to learn from. */
export interface Training extends LabeledVectors {
  /** Each training row's fold; -1 is never left out. */
  foldOf(plan: FoldPlan): Int32Array;
}

/** One training without some folds of one plan. */
interface Omission {
  plan: number;
  folds: number[];
  /** Training rows: 1, or 0 for what is left out. */
  sampleWeight: Float64Array;
}

/** Batches that a crossFit takes: one a candidate, and the fit on all rows. */
export function crossFitBatches(candidates: readonly Candidate[]): number {
  return candidates.length + 1;
}

/**
 * Softmax regression on the training rows for each candidate without each fold and each pair of folds: the
 * whole of nested cross-validation, C(folds, 2) + folds fits a plan. All go in step along the path of
 * candidates, each warm from the one before.
 */
export async function crossFit(
  task: TransferTask,
  training: Training,
  candidates: readonly Candidate[],
  rounds: Rounds,
): Promise<StrategyRun> {
  const shape = { classes: task.classes, dim: training.vectors.dim };
  const problem = await task.kernels.softmaxProblem(training.vectors, task.classes);
  const omissions = task.plans.flatMap((plan, p) => omissionsOf(training.foldOf(plan), plan.folds, p));
  const request = (sampleWeight: Float64Array, candidate: Candidate, start?: Parameters) => ({
    targets: training.labels,
    sampleWeight: weighClasses(sampleWeight, training.labels, task.classes, candidate.classWeights),
    c: candidate.c,
    start,
  });
  const heldOut: HeldOut[][] = task.plans.map(() => []);
  let found: Parameters[] = [];
  for (const candidate of candidates) {
    const requests = omissions.map((each, i) => request(each.sampleWeight, candidate, found[i]));
    const round = rounds.next(requests.length);
    found = await fitSoftmax(problem, shape, requests, looseFit, round);
    const scored = await scoreHeldOut(task, omissions, found, round);
    scored.forEach((each, p) => heldOut[p]!.push(each));
  }
  const fit = async (candidate: number): Promise<Parameters> => {
    const all = new Float64Array(training.labels.length).fill(1);
    const [fitted] = await fitSoftmax(
      problem,
      shape,
      [request(all, candidates[candidate]!)],
      tightFit,
      rounds.next(1),
    );
    return fitted!;
  };
  return { candidates, heldOut, fit };
}

function omissionsOf(foldOf: Int32Array, folds: number, plan: number): Omission[] {
  const omissions: Omission[] = [];
  const without = (...left: number[]) => {
    const sampleWeight = Float64Array.from(foldOf, (fold) => (left.includes(fold) ? 0 : 1));
    omissions.push({ plan, folds: left, sampleWeight });
  };
  for (let f = 0; f < folds; f++) {
    without(f);
    for (let g = f + 1; g < folds; g++) without(f, g);
  }
  return omissions;
}

/** What the heads say of the target rows in the folds they were trained without. */
async function scoreHeldOut(
  task: TransferTask,
  omissions: readonly Omission[],
  heads: readonly Parameters[],
  round: (settled: number) => Promise<void>,
): Promise<HeldOut[]> {
  const { rows } = task.target.vectors;
  const heldOut = task.plans.map((plan) => ({
    single: zeros(rows, task.classes),
    pairs: Array.from({ length: plan.folds }, () => zeros(rows, task.classes)),
  }));
  for (const [i, { plan, folds }] of omissions.entries()) {
    await round(omissions.length);
    const scores = await task.targetProblem.scores(heads[i]!.weight, heads[i]!.bias);
    const { foldOf } = task.plans[plan]!;
    const { single, pairs } = heldOut[plan]!;
    const [f, g] = folds as [number, number?];
    if (g === undefined) copyFold(scores, single, foldOf, f);
    else {
      copyFold(scores, pairs[g]!, foldOf, f);
      copyFold(scores, pairs[f]!, foldOf, g);
    }
  }
  return heldOut;
}

function copyFold(from: Matrix, to: Matrix, foldOf: Int32Array, fold: number): void {
  foldOf.forEach((own, i) => {
    if (own === fold) row(to, i).set(row(from, i));
  });
}
