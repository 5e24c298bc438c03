import { measureBy } from '../learn/candidates';
import { correctedStandardError } from '../learn/intervals';
import { highestColumns } from '../learn/softmax';
import type { Matrix } from '../matrix';
import type { FoldPlan } from './foldPlan';
import type { StrategyRun, TransferTask } from './strategy';

/** A strategy's selection score, over all rows it is tested on and fold by fold. */
export interface Scored {
  score: number;
  foldScores: number[];
}

/** Scores of rows by heads that did not see them, and which folds' rows count. */
export interface TestedPlan {
  scores: Matrix;
  plan: FoldPlan;
  folds: number[];
}

/** All folds of a plan but `omitted`. */
export function foldsBut(plan: FoldPlan, omitted?: number): number[] {
  return Array.from({ length: plan.folds }, (_, f) => f).filter((f) => f !== omitted);
}

export function rowsIn(plan: FoldPlan, folds: readonly number[]): Int32Array {
  const rows: number[] = [];
  plan.foldOf.forEach((fold, i) => {
    if (folds.includes(fold)) rows.push(i);
  });
  return Int32Array.from(rows);
}

/** The objective's mean over plans, and its value in every fold. */
export function scoreOf(task: TransferTask, tested: readonly TestedPlan[]): Scored {
  let sum = 0;
  const foldScores: number[] = [];
  for (const { scores, plan, folds } of tested) {
    const predicted = highestColumns(scores);
    const on = (which: readonly number[]) => {
      const rows = rowsIn(plan, which);
      const truth = rows.map((i) => task.target.labels[i]!);
      return measureBy(task.objective, rows.map((i) => predicted[i]!), truth, task.classes); // prettier-ignore
    };
    sum += on(folds) / tested.length;
    for (const fold of folds) foldScores.push(on([fold]));
  }
  return { score: sum, foldScores };
}

export interface Chosen extends Scored {
  /** Index into the run's candidates. */
  candidate: number;
}

/** The candidate with the best inner score when fold `outer` of a plan is kept out of sight; ties to the first. */
export function chooseInside(task: TransferTask, run: StrategyRun, plan: number, outer: number): Chosen {
  const folds = foldsBut(task.plans[plan]!, outer);
  return best(run, (c) =>
    scoreOf(task, [{ scores: run.heldOut[plan]![c]!.pairs[outer]!, plan: task.plans[plan]!, folds }]),
  );
}

/** The candidate with the best cross-validated score on all target rows; ties to the first. */
export function chooseOnAll(task: TransferTask, run: StrategyRun): Chosen {
  return best(run, (c) =>
    scoreOf(
      task,
      task.plans.map((plan, p) => ({ scores: run.heldOut[p]![c]!.single, plan, folds: foldsBut(plan) })),
    ),
  );
}

function best(run: StrategyRun, score: (candidate: number) => Scored): Chosen {
  const scored = run.candidates.map((_, candidate) => ({ candidate, ...score(candidate) }));
  return scored.reduce((first, each) => (each.score > first.score + 1e-12 ? each : first));
}

/**
 * The first strategy (they come simplest first) whose score lies within one standard error of the paired
 * difference to the best: the one-standard-error rule of Breiman et al. (1984, section 3.4.3), the error
 * corrected for shared training rows. Returns its index.
 */
export function chooseStrategy(scored: readonly Scored[], testShare: number): number {
  const winner = scored.reduce((first, each) => (each.score > first.score ? each : first));
  return scored.findIndex((each) => {
    const differences = winner.foldScores.map((score, i) => score - each.foldScores[i]!);
    return winner.score - each.score <= correctedStandardError(differences, testShare) + 1e-12;
  });
}
