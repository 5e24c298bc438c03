import type { Matrix } from '../matrix';
import type { AccuracyEstimate } from './estimateAccuracy';
import { estimateAccuracy } from './estimateAccuracy';
import type { SourceModel } from './sourceModel';

export interface RangeInput {
  model: SourceModel;
  /** Of the source's model on the target's rows, and of the head that is asked about. */
  targetScores: Matrix;
  scores: Matrix;
  /** Class shares that the target is believed to have. */
  shares: Float64Array;
  /** Class shares that the head reckons with: the target's, if not given. */
  savedShares?: Float64Array;
}

/**
 * What `estimateAccuracy` says of a head on the target. The believed shares may be wrong, and a rare class
 * flatters: the range holds the case of unmoved shares too.
 */
export function estimatedRange(
  input: RangeInput,
): Pick<AccuracyEstimate, 'mean' | 'low' | 'high' | 'methods'> {
  const { model, targetScores, scores, shares, savedShares } = input;
  const estimateAt = (targetShares: Float64Array) =>
    estimateAccuracy({
      home: model.home,
      sourceOnTarget: targetScores,
      savedOnTarget: scores,
      targetShares,
      sourceShares: model.shares,
      ...(savedShares && { savedShares }),
    });
  const { mean, methods, ...believed } = estimateAt(shares);
  const unmoved = estimateAt(model.shares);
  const [low, high] = [Math.min(believed.low, unmoved.low), Math.max(believed.high, unmoved.high)];
  return { mean, low, high, methods };
}
