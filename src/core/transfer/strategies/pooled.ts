import { stackRows } from '../../matrix';
import { crossFit, crossFitBatches } from '../crossFit';
import type { FoldPlan } from '../foldPlan';
import type { TransferStrategy, TransferTask } from '../strategy';
import { sourceFolds } from '../twins';

/** Learns from the rows of both domains as if they were one. Source rows are never tested on. */
export const pooled: TransferStrategy = {
  name: 'pooled',
  applies: (task) => task.source !== null,
  batches: (task) => crossFitBatches(task.candidates),
  run: (task, rounds) => crossFit(task, bothDomains(task), task.candidates, rounds),
};

function bothDomains(task: TransferTask) {
  const source = task.source!;
  return {
    vectors: stackRows(task.target.vectors, source.vectors),
    labels: joined(task.target.labels, source.labels),
    foldOf: (plan: FoldPlan) => joined(plan.foldOf, sourceFolds(task, plan)),
  };
}

function joined(first: Int32Array, second: Int32Array): Int32Array {
  const both = new Int32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
