import { crossFit, crossFitBatches } from '../crossFit';
import type { TransferStrategy } from '../strategy';

/** Learns from the target's labeled rows alone: what every use of the source is measured against. */
export const targetOnly: TransferStrategy = {
  name: 'target-only',
  applies: () => true,
  batches: (task) => crossFitBatches(task.candidates),
  run: (task, rounds) =>
    crossFit(task, { ...task.target, foldOf: (plan) => plan.foldOf }, task.candidates, rounds),
};
