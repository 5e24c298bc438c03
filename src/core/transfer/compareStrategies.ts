import type { Interval } from '../../protocol/interval';
import type { Strategy, StrategyName } from '../../protocol/report';
import type { Kernels } from '../kernels';
import { fitTemperature } from '../learn/calibration';
import { candidatesFor, objectiveOf } from '../learn/candidates';
import { classCounts } from '../learn/classWeights';
import type { Head } from '../learn/head';
import type { Matrix } from '../matrix';
import { stackRows } from '../matrix';
import type { Steps } from '../steps';
import { pairedDifference } from './difference';
import { comparisonObstacle, planFolds } from './foldPlan';
import type { InnerChoices } from './nested';
import { evaluateRepeats, honestFigures, innerChoices, nestedScores, repeated } from './nested';
import { countRounds } from './rounds';
import { chooseOnAll, chooseStrategy, foldsBut, scoreOf } from './selection';
import type { LabeledVectors, StrategyRun, TransferTask } from './strategy';
import { strategies } from './strategies';
import { findTwins } from './twins';

export type { LabeledVectors } from './strategy';

export interface ComparisonInput {
  target: LabeledVectors;
  /** Target rows with the same text share a number: see duplicateGroups. */
  targetGroups: Int32Array;
  source: LabeledVectors | null;
  /** Shipped head of a built-in source, its labels in the order of `labels`. */
  sourceHead: Head | null;
  labels: string[];
  seed: number;
  kernels: Kernels;
  steps: Steps;
}

export interface Comparison {
  /** Simplest first (strategies/index.ts); `difference` is to target-only. */
  strategies: Strategy[];
  chosen: StrategyName;
  /** What the returned head may be expected to do: nested cross-validation of choice, fit and calibration. */
  honest: { accuracy: Interval; macroF1: Interval; ece: number; rows: number };
  head: Head;
  /** The head's penalty (scikit-learn's C); 1 for a shipped head. */
  c: number;
}

/**
 * Every strategy on the same repeated, stratified, grouped folds of the labeled target rows, hyperparameters
 * chosen inside the folds; then the chosen one fitted on all rows. The same input and seed give the same bits.
 * Throws RangeError where `comparisonObstacle` names one, and for vectors of different lengths.
 */
export async function compareStrategies(input: ComparisonInput): Promise<Comparison> {
  const task = await taskOf(input);
  const applying = strategies.filter((strategy) => strategy.applies(task));
  const batches = applying.reduce((sum, strategy) => sum + strategy.batches(task), 0);
  const rounds = countRounds(input.steps, batches);
  const contestants: Contestant[] = [];
  for (const strategy of applying) {
    const run = await strategy.run(task, rounds);
    await rounds.pause();
    contestants.push(contestant(task, strategy.name, run));
  }
  const winner = chooseStrategy(contestants.map(({ nested }) => scoreOf(task, testedOn(task, nested))));
  const figures = contestants.map((each) => figuresOf(task, input.targetGroups, each, contestants[0]!));
  const honest = await honestFigures(task, input.targetGroups, contestants, rounds);
  const final = await finalHead(task, input.labels, contestants[winner]!.run);
  await rounds.finish();
  task.targetProblem.dispose();
  return {
    strategies: figures,
    chosen: contestants[winner]!.name,
    honest: { accuracy: honest.accuracy, macroF1: honest.macroF1, ece: honest.ece, rows: honest.rows },
    ...final,
  };
}

interface Contestant {
  name: StrategyName;
  run: StrategyRun;
  inner: InnerChoices;
  /** Scores of held-out rows, by plan. */
  nested: Matrix[];
}

async function taskOf(input: ComparisonInput): Promise<TransferTask> {
  const { target, targetGroups, sourceHead, kernels, seed } = input;
  const classes = input.labels.length;
  const source = input.source && input.source.vectors.rows > 0 ? input.source : null;
  checkInput(input, source);
  const objective = objectiveOf(classCounts(target.labels, classes));
  const trainingRows = target.vectors.rows + (source?.vectors.rows ?? 0);
  const columns = classes === 2 ? 1 : classes;
  return {
    target,
    targetProblem: await kernels.softmaxProblem(target.vectors, classes),
    source,
    sourceTwins: source ? findTwins(source.vectors, target.vectors) : new Int32Array(0),
    sourceHead,
    classes,
    objective,
    candidates: candidatesFor(objective),
    plans: planFolds(target.labels, targetGroups, { columns, trainingRows }, seed),
    seed,
    kernels,
  };
}

function checkInput(input: ComparisonInput, source: LabeledVectors | null): void {
  const { target, targetGroups, labels, sourceHead } = input;
  const obstacle = comparisonObstacle(target.labels, targetGroups, labels.length);
  if (obstacle) throw new RangeError(`the target cannot be compared on: ${obstacle}`);
  const dims = [target.vectors.dim, source?.vectors.dim, sourceHead?.weight.dim];
  if (new Set(dims.filter((dim) => dim !== undefined)).size > 1) {
    throw new RangeError(`vectors of different lengths: ${dims.join(', ')}`);
  }
}

function contestant(task: TransferTask, name: StrategyName, run: StrategyRun): Contestant {
  const inner = innerChoices(task, run);
  return { name, run, inner, nested: nestedScores(task, run, inner) };
}

function testedOn(task: TransferTask, nested: readonly Matrix[]) {
  return task.plans.map((plan, p) => ({ scores: nested[p]!, plan, folds: foldsBut(plan) }));
}

function figuresOf(
  task: TransferTask,
  groups: Int32Array,
  each: Contestant,
  targetOnly: Contestant,
): Strategy {
  const { accuracy, macroF1 } = evaluateRepeats(each.nested, task.target.labels, groups);
  const itself = each.name === targetOnly.name;
  const difference = itself ? null : pairedDifference(task, groups, each.nested, targetOnly.nested);
  return { name: each.name, accuracy, macroF1, difference };
}

/** The chosen strategy's head on all rows; its temperature is that of held-out scores. */
async function finalHead(
  task: TransferTask,
  labels: readonly string[],
  run: StrategyRun,
): Promise<{ head: Head; c: number }> {
  const { candidate } = chooseOnAll(task, run);
  const heldOut = run.heldOut.map((byCandidate) => byCandidate[candidate]!.single);
  const truth = repeated(task.target.labels, heldOut.length);
  const temperature = fitTemperature(
    heldOut.reduce((above, below) => stackRows(above, below)),
    truth,
  );
  const { weight, bias } = await run.fit(candidate);
  const { dim } = task.target.vectors;
  const head: Head = {
    labels: [...labels],
    weight: { data: Float32Array.from(weight), rows: labels.length, dim },
    bias: Float32Array.from(bias),
    temperature,
  };
  return { head, c: run.candidates[candidate]!.c };
}
