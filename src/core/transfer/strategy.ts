import type { StrategyName } from '../../protocol/report';
import type { Kernels, SoftmaxProblem } from '../kernels';
import type { Candidate, Objective } from '../learn/candidates';
import type { SparseHead } from '../learn/lexical/linearSvm';
import type { Parameters } from '../learn/softmaxRegression';
import type { Matrix } from '../matrix';
import type { Adaptation } from './adapt';
import type { FoldPlan } from './foldPlan';
import type { Rounds } from './rounds';

/** What is saved where there are no labels to choose by (docs/how-the-numbers-are-computed.md). */
export const labelFreeDefault: StrategyName = 'self-training';

/** Vectors with the class of each row: an index into `labels`, all >= 0. */
export interface LabeledVectors {
  vectors: Matrix;
  labels: Int32Array;
}

/** With the rows that share a text sharing a number (duplicateGroups), so that folds keep them together. */
export interface GroupedVectors extends LabeledVectors {
  groups: Int32Array;
}

/** What every strategy sees. */
export interface TransferTask {
  target: LabeledVectors;
  /** The target rows where kernels want them: every strategy is tested on these. */
  targetProblem: SoftmaxProblem;
  /** What is known of the source, and heads that saw no target label; null without a source. */
  adaptation: Adaptation | null;
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

/** Hyperparameters that a run may choose among. */
export interface RunCandidate extends Candidate {
  /** The lexical channel's spread beside that of the vectors' scores; absent or 0: it is silent. */
  lexical?: number;
}

/** A head on all rows. */
export interface Fitted extends Parameters {
  /** Its scores times `scale` are added. */
  lexical?: { head: SparseHead; scale: number } | undefined;
}

/** A strategy carried out: what its heads say of held-out rows, and its head on all rows. */
export interface StrategyRun {
  candidates: readonly RunCandidate[];
  /** [plan][candidate] */
  heldOut: HeldOut[][];
  fit(candidate: number): Promise<Fitted>;
}

/** One way to learn for the target. To add one: write its file, and one line in strategies/index.ts. */
export interface TransferStrategy {
  name: StrategyName;
  /** Learns from target labels: only then may the lexical channel, which does too, speak beside it. */
  labels: boolean;
  /** @param heads label-free strategies that there are heads of: none without a source */
  applies(heads: ReadonlySet<StrategyName>): boolean;
  /** Batches of fits that `run` and the run's `fit` take from `rounds`, at most. */
  batches(candidates: readonly Candidate[]): number;
  run(task: TransferTask, rounds: Rounds): Promise<StrategyRun>;
}
