import { fitTemperature } from '../learn/calibration';
import { evaluate } from '../learn/evaluation';
import type { Figures } from '../learn/evaluation';
import { softmaxRows } from '../learn/softmax';
import type { Matrix } from '../matrix';
import { row, stackRows, takeRows, zeros } from '../matrix';
import { chooseInside, chooseStrategy, foldsBut, rowsIn } from './selection';
import type { Rounds } from './rounds';
import type { Chosen } from './selection';
import type { StrategyRun, TransferTask } from './strategy';

/** chosen[plan][outer fold]: the candidate that the rows outside the fold would have chosen. */
export type InnerChoices = Chosen[][];

export function innerChoices(task: TransferTask, run: StrategyRun): InnerChoices {
  return task.plans.map((plan, p) => foldsBut(plan).map((fold) => chooseInside(task, run, p, fold)));
}

/** Scores of all target rows, plan by plan: each fold by the head chosen and trained without it. */
export function nestedScores(task: TransferTask, run: StrategyRun, inner: InnerChoices): Matrix[] {
  return task.plans.map((plan, p) => {
    const scores = zeros(task.target.vectors.rows, task.classes);
    for (const fold of foldsBut(plan)) {
      const from = run.heldOut[p]![inner[p]![fold]!.candidate]!.single;
      for (const i of rowsIn(plan, [fold])) row(scores, i).set(row(from, i));
    }
    return scores;
  });
}

/** As `nestedScores`, each fold by the strategy that the other folds' rows would have chosen. */
export function nestedWinner(
  task: TransferTask,
  runs: readonly { handicap: number; inner: InnerChoices; nested: Matrix[] }[],
): Matrix[] {
  return task.plans.map((plan, p) => {
    const scores = zeros(task.target.vectors.rows, task.classes);
    for (const fold of foldsBut(plan)) {
      const winner = chooseStrategy(runs.map(({ inner, handicap }) => ({ ...inner[p]![fold]!, handicap })));
      for (const i of rowsIn(plan, [fold])) row(scores, i).set(row(runs[winner]!.nested[p]!, i));
    }
    return scores;
  });
}

/**
 * What "choose a strategy, then fit and calibrate it" does on rows that had no say in any of it: strategy,
 * penalty and temperature of each outer fold come from the other folds' rows (Varma & Simon 2006).
 */
export async function honestFigures(
  task: TransferTask,
  groups: Int32Array,
  runs: readonly { run: StrategyRun; handicap: number; inner: InnerChoices }[],
  rounds: Rounds,
): Promise<Figures & { heldOut: Matrix }> {
  const byPlan: Matrix[] = [];
  for (const [p, plan] of task.plans.entries()) {
    const probabilities = zeros(task.target.vectors.rows, task.classes);
    for (const fold of foldsBut(plan)) {
      await rounds.pause();
      const inner = runs.map((each) => ({ ...each.inner[p]![fold]!, handicap: each.handicap }));
      const winner = chooseStrategy(inner);
      const heldOut = runs[winner]!.run.heldOut[p]![inner[winner]!.candidate]!;
      const others = rowsIn(plan, foldsBut(plan, fold));
      const truth = others.map((i) => task.target.labels[i]!);
      const temperature = fitTemperature(takeRows(heldOut.pairs[fold]!, others), truth);
      const rows = rowsIn(plan, [fold]);
      const calibrated = softmaxRows(takeRows(heldOut.single, rows), temperature);
      rows.forEach((i, j) => row(probabilities, i).set(row(calibrated, j)));
    }
    byPlan.push(probabilities);
  }
  return { ...evaluateRepeats(byPlan, task.target.labels, groups), heldOut: byPlan[0]! };
}

/** Figures over all plans; the repeated rows fall into their groups, so they narrow no interval. */
export function evaluateRepeats(
  probabilities: readonly Matrix[],
  truth: Int32Array,
  groups: Int32Array,
): Figures {
  const stacked = probabilities.reduce((above, below) => stackRows(above, below));
  const figures = evaluate(
    stacked,
    repeated(truth, probabilities.length),
    repeated(groups, probabilities.length),
  );
  return { ...figures, rows: truth.length };
}

/** The same numbers, `times` times over. */
export function repeated(values: Int32Array, times: number): Int32Array {
  const all = new Int32Array(values.length * times);
  for (let i = 0; i < times; i++) all.set(values, i * values.length);
  return all;
}
