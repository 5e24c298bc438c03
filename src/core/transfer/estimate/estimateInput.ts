import type { Matrix } from '../../matrix';

/** Without a single label of the target. A class's scores, shares and truth go by one index. */
export interface EstimateInput {
  /**
   * Calibrated scores (rows x classes) of the source's own rows by heads that did not see them, and their truth.
   * For a head that came ready-made: its scores of the source's reference rows, and in `known` its accuracy on
   * unseen rows, on which it was calibrated.
   */
  home: { scores: Matrix; truth: Int32Array; known?: { accuracy: number; rows: number } };
  /** Calibrated scores of target rows by the source's head, not adapted in any way. */
  sourceOnTarget: Matrix;
  /**
   * Scores of the same rows by the head that is saved. Only its answers count: its confidence in what it taught
   * itself says little.
   */
  savedOnTarget: Matrix;
  /** Class shares of the target as the adaptation believed them (snapShares), and of the source. */
  targetShares: Float64Array;
  sourceShares: Float64Array;
  /** Class shares that the saved head reckons with: the target's, if not given; the source's for source-only. */
  savedShares?: Float64Array;
}
