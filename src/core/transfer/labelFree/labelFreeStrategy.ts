import type { StrategyName } from '../../../protocol/report';
import type { Kernels } from '../../kernels';
import type { Parameters } from '../../learn/softmaxRegression';
import type { Matrix } from '../../matrix';
import type { Rounds } from '../rounds';
import type { SourceModel } from '../sourceModel';
import type { LabeledVectors } from '../strategy';

/** What can be known of a transfer without a target label. */
export interface AdaptationTask {
  source: LabeledVectors;
  model: SourceModel;
  /** Target rows, labeled or not: at most `adaptationRows`. */
  target: Matrix;
  /** The source's model on them (rows x classes). */
  targetScores: Matrix;
  /** Estimated class shares of the target, and what is believed of them (snapShares). */
  estimatedShares: Float64Array;
  shares: Float64Array;
  /** Where the target's rows lie, seen from the source (domainOffset). */
  offset: Float64Array;
  classes: number;
  seed: number;
  kernels: Kernels;
}

/** One way to carry the source's knowledge over without target labels. It gives an ordinary head on vectors. */
export interface LabelFreeStrategy {
  name: StrategyName;
  /** Penalty of its head (scikit-learn's C). */
  penalty(model: SourceModel): number;
  /** Batches of fits that `adapt` takes from `rounds`. */
  batches: number;
  adapt(task: AdaptationTask, rounds: Rounds): Promise<Parameters>;
}
