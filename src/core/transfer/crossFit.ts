import { weighClasses } from '../learn/classWeights';
import type { Candidate } from '../learn/candidates';
import { fitSoftmax, looseFit, tightFit } from '../learn/softmaxRegression';
import type { FitRequest, Parameters } from '../learn/softmaxRegression';
import type { Matrix } from '../matrix';
import { row, zeros } from '../matrix';
import type { FoldPlan } from './foldPlan';
import { foldPairs } from './foldPlan';
import type { Rounds } from './rounds';
import type { HeldOut, LabeledVectors, StrategyRun, TransferTask } from './strategy';

/** Rows to learn from. */
export interface Training extends LabeledVectors {
  /** Each training row's fold; -1 is never left out. */
  foldOf(plan: FoldPlan): Int32Array;
  /** What a row counts, rows; 1 each when absent. */
  rowWeights?: (candidate: number) => Float64Array;
  /** The head that the penalty pulls towards, and the start; zeros when absent. */
  anchor?: Parameters;
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
  const omissions = task.plans.flatMap((plan, p) => omissionsOf(training.foldOf(plan), plan, p));
  const request = (kept: Float64Array, index: number, start?: Parameters): FitRequest => {
    const { c, classWeights } = candidates[index]!;
    const weights = training.rowWeights?.(index);
    const sampleWeight = weights ? kept.map((keep, i) => keep * weights[i]!) : kept;
    return {
      targets: training.labels,
      sampleWeight: weighClasses(sampleWeight, training.labels, task.classes, classWeights),
      c,
      start: start ?? training.anchor,
      towards: training.anchor?.weight,
    };
  };
  const heldOut: HeldOut[][] = task.plans.map(() => []);
  let found: Parameters[] = [];
  for (const index of candidates.keys()) {
    const requests = omissions.map((each, i) => request(each.sampleWeight, index, found[i]));
    const round = rounds.next(requests.length);
    found = await fitSoftmax(problem, shape, requests, looseFit, round);
    const scored = await scoreHeldOut(task, omissions, found, round);
    scored.forEach((each, p) => heldOut[p]!.push(each));
  }
  const fit = async (candidate: number): Promise<Parameters> => {
    const all = new Float64Array(training.labels.length).fill(1);
    const [fitted] = await fitSoftmax(problem, shape, [request(all, candidate)], tightFit, rounds.next(1));
    return fitted!;
  };
  return { candidates, heldOut, fit };
}

function omissionsOf(foldOf: Int32Array, plan: FoldPlan, index: number): Omission[] {
  return foldPairs(plan).map((left) => ({
    plan: index,
    folds: left,
    sampleWeight: Float64Array.from(foldOf, (fold) => (left.includes(fold) ? 0 : 1)),
  }));
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
    copyHeldOut(scores, heldOut[plan]!, task.plans[plan]!, folds);
  }
  return heldOut;
}

/** Scores of one head that saw none of the folds `left`, put where they belong. */
export function copyHeldOut(
  scores: Matrix,
  into: HeldOut,
  { foldOf }: FoldPlan,
  left: readonly number[],
): void {
  const [f, g] = left as [number, number?];
  foldOf.forEach((own, i) => {
    if (own !== f && own !== g) return;
    const to = g === undefined ? into.single : into.pairs[own === f ? g : f]!;
    row(to, i).set(row(scores, i));
  });
}
