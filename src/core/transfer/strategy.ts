import type { StrategyName } from '../../protocol/report';
import type { Kernels, SoftmaxProblem } from '../kernels';
import type { Candidate, Objective } from '../learn/candidates';
import type { Head } from '../learn/head';
import type { Parameters } from '../learn/softmaxRegression';
import type { Matrix } from '../matrix';
import type { FoldPlan } from './foldPlan';
import type { Rounds } from './rounds';

/** Vectors with the class of each row: an index into `labels`, all >= 0. */
export interface LabeledVectors {
  vectors: Matrix;
  labels: Int32Array;
}

/** What every strategy sees. */
export interface TransferTask {
  target: LabeledVectors;
  /** The target rows where kernels want them: every strategy is tested on these. */
  targetProblem: SoftmaxProblem;
  source: LabeledVectors | null;
  /** Source rows: the target row with the very same vector (the same text), -1 without one. */
  sourceTwins: Int32Array;
  /** A head that came with the source. */
  sourceHead: Head | null;
  classes: number;
  objective: Objective;
  candidates: Candidate[];
  plans: FoldPlan[];
  seed: number;
  kernels: Kernels;
}

/**
 * Scores (rows x classes) of every target row by heads that did not see it. Leaving out pairs of folds gives
 * the inner cross-validation of every outer fold, each pair serving two of them.
 */
export interface HeldOut {
  /** By the head trained without the row's own fold. */
  single: Matrix;
  /** pairs[f]: by the head trained without fold f and the row's own fold; rows of f itself are 0. */
  pairs: Matrix[];
}

/** A strategy carried out: what its heads say of held-out rows, and its head on all rows. */
export interface StrategyRun {
  candidates: readonly Candidate[];
  /** [plan][candidate] */
  heldOut: HeldOut[][];
  fit(candidate: number): Promise<Parameters>;
}

/** One way to use the source domain. To add one: write its file, and one line in strategies/index.ts. */
export interface TransferStrategy {
  name: StrategyName;
  applies(task: TransferTask): boolean;
  /** Batches of fits that `run` and the run's `fit` take from `rounds`, at most. */
  batches(task: TransferTask): number;
  run(task: TransferTask, rounds: Rounds): Promise<StrategyRun>;
}
