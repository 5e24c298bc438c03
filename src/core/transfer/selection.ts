import type { StrategyName } from '../../protocol/report';
import { measureBy } from '../learn/candidates';
import { highestColumns } from '../learn/softmax';
import type { Matrix } from '../matrix';
import type { FoldPlan } from './foldPlan';
import type { StrategyRun, TransferTask } from './strategy';
import { labelFreeDefault } from './strategy';

/** A selection score over all rows tested on. */
export interface Scored {
  score: number;
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

/** The objective's mean over plans. */
export function scoreOf(task: TransferTask, tested: readonly TestedPlan[]): Scored {
  let sum = 0;
  for (const { scores, plan, folds } of tested) {
    const highest = highestColumns(scores);
    const rows = rowsIn(plan, folds);
    const predicted = rows.map((i) => highest[i]!);
    const truth = rows.map((i) => task.target.labels[i]!);
    sum += measureBy(task.objective, predicted, truth, task.classes) / tested.length;
  }
  return { score: sum };
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

/** A strategy's score, and what it has to be better by. */
export interface Handicapped extends Scored {
  handicap: number;
}

/** Rows by which a strategy must be ahead of the label-free default where there is hardly a label. */
const rowsAhead = { learnsFromLabels: 3.5, labelFree: 1 };
/** From this many labeled rows on they speak for themselves. */
const enoughRows = 350;

/**
 * What a strategy's score must exceed the default's by, as a share of the rows: a few labels are luck. The
 * default (self-training) is what would be saved without them. Between review domains, with 50 labels, choosing by
 * the bare score gave up 1.4 points on fresh rows against not looking at the labels at all.
 */
export function handicapOf(strategy: { name: StrategyName; labels: boolean }, rows: number): number {
  if (strategy.name === labelFreeDefault) return 0;
  const ahead = strategy.labels ? rowsAhead.learnsFromLabels : rowsAhead.labelFree;
  return (ahead * Math.max(0, 1 - rows / enoughRows)) / rows;
}

/**
 * The strategy with the best score beyond its handicap; of equal ones the first, and they come simplest first.
 * Returns its index. What guards against a lucky winner is the nested estimate, which pays for the choice.
 */
export function chooseStrategy(scored: readonly Handicapped[]): number {
  const worth = scored.map(({ score, handicap }) => score - handicap);
  return worth.reduce((first, each, i) => (each > worth[first]! + 1e-12 ? i : first), 0);
}
