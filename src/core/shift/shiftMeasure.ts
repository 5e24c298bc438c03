import type { MeasureName } from '../../protocol/distances';
import type { Kernels } from '../kernels';
import type { Matrix } from '../matrix';
import type { Random } from '../random';
import type { Sample } from './sample';

/** What a measure may use. `pause` yields, reports progress and rejects when the work is cancelled. */
export interface Tools {
  readonly kernels: Kernels;
  readonly random: Random;
  /** To be awaited between pieces of at most some 100 ms of work. */
  pause(): Promise<void>;
}

/** The measure's value when the sample's rows are dealt to two sides: `sides[i]` is 0 or 1. */
export interface Evaluate {
  (sides: Uint8Array): number;
  /**
   * Of many splits at once, by products of matrices: float32 accuracy, for chance values. Absent where a split alone
   * costs no more.
   */
  readonly many?: (splits: readonly Uint8Array[]) => Promise<number[]>;
}

export interface EvaluateMany extends Evaluate {
  readonly many: NonNullable<Evaluate['many']>;
}

/**
 * One way to tell how far apart two domains are, from their vectors or from their texts' words (`Rows`). A later
 * measure is one file like proxyADistance.ts and one line in measureShift.ts.
 */
export interface ShiftMeasure<Rows = Matrix> {
  readonly name: MeasureName;
  /**
   * How the measure's chance values shrink with the rows per side: proportional to rows^-nullExponent. It
   * carries a null band from smaller halves over to the rows of the pair.
   */
  readonly nullExponent: number;
  /**
   * The value is on average larger than it would be on endless rows, by about as much as it is between halves of
   * one domain: that mean is taken off the value and its band.
   */
  readonly biased?: boolean;
  /** From the corrected value to the unit that is shown (a square root); must not fall. */
  readonly shown?: (corrected: number) => number;
  /**
   * Learns from the pair what the value and its null band must share (bandwidth, projection), and answers
   * with a function that prepares any sample for many splits of its rows.
   */
  prepare(pair: Sample<Rows>, tools: Tools): Promise<(sample: Sample<Rows>) => Promise<Evaluate>>;
  /** p of the two-sample test that belongs to the measure. */
  test?(pair: Sample<Rows>, evaluate: Evaluate, tools: Tools): Promise<number>;
}
