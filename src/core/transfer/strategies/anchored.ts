import type { Candidate } from '../../learn/candidates';
import type { Training } from '../crossFit';
import { crossFit, crossFitBatches } from '../crossFit';
import type { TransferStrategy } from '../strategy';
import { labelFreeDefault } from '../strategy';

/** Weak enough that the anchor stays what it is, in the one direction; the usual penalties in the other. */
const nearlyFixed = 0.002;

/**
 * Learns from the target's labels, pulled towards the best head that needs none (biased regularisation; Kienzle
 * & Chellapilla 2006): between that head and target-only, how far is chosen inside the folds.
 */
export const anchored: TransferStrategy = {
  name: 'anchored',
  labels: true,
  applies: (heads) => heads.has(labelFreeDefault),
  batches: (candidates) => crossFitBatches(candidatesOf(candidates)),
  run(task, rounds) {
    const anchor = task.adaptation!.heads.get(labelFreeDefault)!;
    const training: Training = { ...task.target, foldOf: (plan) => plan.foldOf, anchor };
    return crossFit(task, training, candidatesOf(task.candidates), rounds);
  },
};

function candidatesOf(candidates: readonly Candidate[]): Candidate[] {
  const strongest = candidates.filter(({ c }) => c === candidates[0]!.c);
  return [...strongest.map((candidate) => ({ ...candidate, c: nearlyFixed })), ...candidates];
}
