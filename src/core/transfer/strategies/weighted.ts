import type { Candidate } from '../../learn/candidates';
import { crossFit, crossFitBatches } from '../crossFit';
import { movedRows } from '../labelFree/alignment';
import type { TransferStrategy } from '../strategy';
import { bothDomains, penaltiesFor } from './pooled';

/** What all source rows together count, in units of all labeled target rows. */
const ratios = [0.25, 1];

interface Weighted extends Candidate {
  ratio: number;
}

/**
 * Learns from both domains, the source's rows moved to where the target's lie and with less weight: how much
 * less is chosen inside the folds (Daumé III 2007, the WEIGHTED baseline).
 */
export const weighted: TransferStrategy = {
  name: 'weighted',
  labels: true,
  applies: (heads) => heads.has('source-only'),
  batches: (candidates) => crossFitBatches(inRatios(candidates)),
  run(task, rounds) {
    const { source, offset } = task.adaptation!.task;
    const backwards = offset.map((value) => -value);
    const moved = { ...source, vectors: movedRows(source.vectors, backwards) };
    const candidates = inRatios(penaltiesFor(task));
    const training = bothDomains(task, moved);
    const own = task.target.labels.length;
    const rowWeights = (index: number) => {
      const each = Math.min(1, (candidates[index]!.ratio * own) / source.labels.length);
      return Float64Array.from(training.labels, (_, i) => (i < own ? 1 : each));
    };
    return crossFit(task, { ...training, rowWeights }, candidates, rounds);
  },
};

function inRatios(candidates: readonly Candidate[]): Weighted[] {
  return ratios.flatMap((ratio) => candidates.map((candidate) => ({ ...candidate, ratio })));
}
