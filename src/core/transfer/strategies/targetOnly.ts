import { crossFit, crossFitBatches } from '../crossFit';
import type { TransferStrategy } from '../strategy';

/** Learns from the target's labeled rows alone: what every use of the source is measured against. */
export const targetOnly: TransferStrategy = {
  name: 'target-only',
  labels: true,
  applies: () => true,
  batches: crossFitBatches,
  run: (task, rounds) =>
    crossFit(task, { ...task.target, foldOf: (plan) => plan.foldOf }, task.candidates, rounds),
};
