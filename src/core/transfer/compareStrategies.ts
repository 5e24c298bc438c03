import type { Interval } from '../../protocol/interval';
import type { Strategy, StrategyName } from '../../protocol/report';
import type { Kernels } from '../kernels';
import { fitTemperature } from '../learn/calibration';
import type { Objective } from '../learn/candidates';
import { candidatesFor, objectiveOf } from '../learn/candidates';
import { classCounts } from '../learn/classWeights';
import type { Head, LexicalPart } from '../learn/head';
import type { Matrix } from '../matrix';
import { stackRows } from '../matrix';
import type { Adaptation } from './adapt';
import { pairedDifference } from './difference';
import type { FoldPlan } from './foldPlan';
import { comparisonObstacle, planFolds } from './foldPlan';
import type { LexicalChannel } from './lexicalChannel';
import { lexicalBatches, lexicalChannel, wantsLexical, withLexical } from './lexicalChannel';
import type { InnerChoices } from './nested';
import { evaluateRepeats, honestFigures, innerChoices, nestedScores, nestedWinner, repeated } from './nested';
import type { Rounds } from './rounds';
import { chooseOnAll, chooseStrategy, foldsBut, handicapOf, scoreOf } from './selection';
import type { Fitted, GroupedVectors, StrategyRun, TransferTask } from './strategy';
import { strategies } from './strategies';

/** The target's labeled rows. */
export interface LabeledTarget extends GroupedVectors {
  /** Token ids of each row's text, for the lexical channel; null leaves it out. */
  tokens: readonly Int32Array[] | null;
}

export interface ComparisonInput {
  target: LabeledTarget;
  /** What is known of the source, and heads that saw no target label; null without a source. */
  adaptation: Adaptation | null;
  labels: string[];
  /** Saved whatever the comparison says. */
  pinned: StrategyName | null;
  seed: number;
  kernels: Kernels;
}

export interface Comparison {
  /** Simplest first (strategies/index.ts); `difference` is to target-only. */
  strategies: Strategy[];
  chosen: StrategyName;
  /** What choices and differences go by. */
  objective: Objective;
  /** What the score alone would have chosen; differs from `chosen` only where that was pinned. */
  best: StrategyName;
  /**
   * Accuracy of "the best strategy that uses the source", chosen inside the folds, minus target-only's: being
   * the best of many by luck does not widen it. null without a source.
   */
  sourceDifference: Interval | null;
  /** What the returned head may be expected to do: nested cross-validation of choice, fit and calibration. */
  honest: { accuracy: Interval; macroF1: Interval; ece: number; rows: number };
  /** Calibrated probabilities of every labeled row by a head that never saw it (the first repeat of `honest`), rows x classes. */
  heldOut: Matrix;
  head: Head;
  /** The head's penalty (scikit-learn's C); 1 for a shipped head. */
  c: number;
}

/** Batches of fits that `compareStrategies` takes, at most. @param heads label-free strategies with a head */
export function comparisonBatches(
  { labels, tokens }: LabeledTarget,
  classes: number,
  heads: ReadonlySet<StrategyName>,
): number {
  const candidates = candidatesFor(objectiveOf(classCounts(labels, classes)));
  const lexical = tokens !== null && wantsLexical(labels.length) ? lexicalBatches : 0;
  const applying = strategies.filter((strategy) => strategy.applies(heads));
  return applying.reduce((sum, strategy) => sum + strategy.batches(candidates), lexical);
}

/**
 * Every strategy on the same repeated, stratified, grouped folds of the labeled target rows, hyperparameters
 * chosen inside the folds; then the chosen one fitted on all rows. The same input and seed give the same bits.
 * Throws RangeError where `comparisonObstacle` names one, and for a pinned strategy that does not apply.
 */
export async function compareStrategies(input: ComparisonInput, rounds: Rounds): Promise<Comparison> {
  const { target, labels } = input;
  const task = await taskOf(input);
  const channel = await channelOf(task, target.tokens, rounds);
  const contestants = await contend(task, channel, rounds);
  const best = chooseStrategy(
    contestants.map(({ nested, handicap }) => ({ ...scoreOf(task, testedOn(task, nested)), handicap })),
  );
  const chosen = pinnedOr(input.pinned, contestants, best);
  const figures = contestants.map((each) => figuresOf(task, target.groups, each, contestants));
  const judged = input.pinned ? [contestants[chosen]!] : contestants;
  const honest = await honestFigures(task, target.groups, judged, rounds);
  const final = await finalHead(task, labels, contestants[chosen]!.run, channel);
  task.targetProblem.dispose();
  return {
    strategies: figures,
    chosen: contestants[chosen]!.name,
    objective: task.objective,
    best: contestants[best]!.name,
    sourceDifference: sourceDifference(task, target.groups, contestants),
    honest: { accuracy: honest.accuracy, macroF1: honest.macroF1, ece: honest.ece, rows: honest.rows },
    heldOut: honest.heldOut,
    ...final,
  };
}

interface Contestant {
  name: StrategyName;
  run: StrategyRun;
  /** See handicapOf; 0 for all without a source. */
  handicap: number;
  inner: InnerChoices;
  /** Scores of held-out rows, by plan. */
  nested: Matrix[];
}

async function contend(
  task: TransferTask,
  channel: LexicalChannel | null,
  rounds: Rounds,
): Promise<Contestant[]> {
  const contestants: Contestant[] = [];
  const heads = new Set(task.adaptation?.heads.keys());
  for (const strategy of strategies.filter((each) => each.applies(heads))) {
    const alone = await strategy.run(task, rounds);
    const run = channel && strategy.labels ? withLexical(alone, channel) : alone;
    await rounds.pause();
    const inner = innerChoices(task, run);
    const nested = nestedScores(task, run, inner);
    const handicap = task.adaptation ? handicapOf(strategy, task.target.labels.length) : 0;
    contestants.push({ name: strategy.name, run, handicap, inner, nested });
  }
  return contestants;
}

function channelOf(
  task: TransferTask,
  tokens: readonly Int32Array[] | null,
  rounds: Rounds,
): Promise<LexicalChannel | null> {
  const wanted = tokens !== null && wantsLexical(task.target.labels.length);
  return wanted ? lexicalChannel(task, tokens, rounds) : Promise.resolve(null);
}

function pinnedOr(pinned: StrategyName | null, contestants: readonly Contestant[], best: number): number {
  if (pinned === null) return best;
  const found = contestants.findIndex(({ name }) => name === pinned);
  if (found < 0) throw new RangeError(`the strategy ${pinned} does not apply`);
  return found;
}

function plansOf({ target, adaptation, labels, seed }: ComparisonInput): FoldPlan[] {
  const classes = labels.length;
  const trainingRows = target.vectors.rows + (adaptation?.task.source.labels.length ?? 0);
  const columns = classes === 2 ? 1 : classes;
  return planFolds(target.labels, target.groups, { columns, trainingRows }, seed);
}

async function taskOf(input: ComparisonInput): Promise<TransferTask> {
  const { target, adaptation, kernels, seed } = input;
  const classes = input.labels.length;
  checkInput(input);
  const objective = objectiveOf(classCounts(target.labels, classes));
  return {
    target,
    targetProblem: await kernels.softmaxProblem(target.vectors, classes),
    adaptation,
    classes,
    objective,
    candidates: candidatesFor(objective),
    plans: plansOf(input),
    seed,
    kernels,
  };
}

function checkInput({ target, labels }: ComparisonInput): void {
  const obstacle = comparisonObstacle(target.labels, target.groups, labels.length);
  if (obstacle) throw new RangeError(`the target cannot be compared on: ${obstacle}`);
}

function testedOn(task: TransferTask, nested: readonly Matrix[]) {
  return task.plans.map((plan, p) => ({ scores: nested[p]!, plan, folds: foldsBut(plan) }));
}

function figuresOf(
  task: TransferTask,
  groups: Int32Array,
  each: Contestant,
  all: readonly Contestant[],
): Strategy {
  const { accuracy, macroF1 } = evaluateRepeats(each.nested, task.target.labels, groups);
  const differenceTo = (name: StrategyName) => {
    const other = all.find((contestant) => contestant.name === name);
    return other && other !== each ? pairedDifference(task, groups, each.nested, other.nested) : null;
  };
  return {
    name: each.name,
    accuracy,
    macroF1,
    difference: differenceTo('target-only'),
    differenceToSource: differenceTo('source-only'),
    lexical: Boolean(each.run.candidates[chooseOnAll(task, each.run).candidate]!.lexical),
  };
}

function sourceDifference(
  task: TransferTask,
  groups: Int32Array,
  all: readonly Contestant[],
): Interval | null {
  const targetOnly = all.find(({ name }) => name === 'target-only')!;
  const others = all.filter((each) => each !== targetOnly);
  if (others.length === 0) return null;
  return pairedDifference(task, groups, nestedWinner(task, others), targetOnly.nested);
}

/** The chosen strategy's head on all rows; its temperature is that of held-out scores. */
async function finalHead(
  task: TransferTask,
  labels: readonly string[],
  run: StrategyRun,
  channel: LexicalChannel | null,
): Promise<{ head: Head; c: number }> {
  const { candidate } = chooseOnAll(task, run);
  const heldOut = run.heldOut.map((byCandidate) => byCandidate[candidate]!.single);
  const truth = repeated(task.target.labels, heldOut.length);
  const temperature = fitTemperature(
    heldOut.reduce((above, below) => stackRows(above, below)),
    truth,
  );
  const head = headOf(await run.fit(candidate), labels, temperature, channel);
  return { head, c: run.candidates[candidate]!.c };
}

/** An ordinary head: the lexical channel's scale and bias go into its weights and the head's bias. */
export function headOf(
  { weight, bias, lexical }: Fitted,
  labels: readonly string[],
  temperature: number,
  channel: LexicalChannel | null = null,
): Head {
  const plain: Head = {
    labels: [...labels],
    weight: { data: Float32Array.from(weight), rows: labels.length, dim: weight.length / labels.length },
    bias: Float32Array.from(bias, (own, k) => own + (lexical ? lexical.scale * lexical.head.bias[k]! : 0)),
    temperature,
  };
  if (!lexical || !channel) return plain;
  const { vocabulary } = channel;
  const part: LexicalPart = {
    vocabulary,
    weight: lexical.head.weight.map((value) => value * lexical.scale),
  };
  return { ...plain, lexical: part };
}
