import type { Kernels } from '../../../core/kernels';
import type { Matrix } from '../../../core/matrix';
import type { TransferOutcome } from '../../../core/transfer/transfer';
import type { TaughtTask } from '../../../core/topics/taughtDirections';
import type { Encoder } from '../../encoderPool';
import type { SourceSide, TargetSide } from '../source';

/** What a run knows of its two sides once they are embedded. */
export interface DomainFacts {
  target: TargetSide;
  /** Of `target.domain.texts`. */
  vectors: Matrix;
  /** Of them, longer than the encoder reads. */
  shortened: number;
  source: SourceSide | null;
  seed: number;
  encoder: Encoder;
  /** What the encoder was trained to tell; null where that is not known. */
  taught: TaughtTask | null;
  kernels: Kernels;
}

/** What a run knows when it comes to explaining its outcome. */
export interface RunFacts extends DomainFacts {
  /** null where there was nothing to learn from. */
  outcome: TransferOutcome | null;
}
