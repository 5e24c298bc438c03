import type { Candidate } from '../../learn/candidates';
import { stackRows } from '../../matrix';
import type { Training } from '../crossFit';
import { crossFit, crossFitBatches } from '../crossFit';
import type { LabeledVectors, TransferStrategy, TransferTask } from '../strategy';

/** Learns from the rows of both domains as if they were one. Source rows are never tested on. */
export const pooled: TransferStrategy = {
  name: 'pooled',
  labels: true,
  applies: (heads) => heads.has('source-only'),
  batches: crossFitBatches,
  run: (task, rounds) =>
    crossFit(task, bothDomains(task, task.adaptation!.task.source), penaltiesFor(task), rounds),
};

/**
 * A source of at least the target's size leaves no use for the extreme penalties, and each costs a path of fits.
 * With a small one pooling is nearly target-only, and must have its choices.
 */
export function penaltiesFor({ candidates, target, adaptation }: TransferTask): Candidate[] {
  const large = adaptation!.task.source.labels.length >= target.labels.length;
  return candidates.filter(({ c }) => !large || (c >= 0.1 && c < 2));
}

/** The target's rows, then the source's, which are in no fold. */
export function bothDomains({ target }: TransferTask, source: LabeledVectors): Training {
  const never = new Int32Array(source.labels.length).fill(-1);
  return {
    vectors: stackRows(target.vectors, source.vectors),
    labels: joined(target.labels, source.labels),
    foldOf: (plan) => joined(plan.foldOf, never),
  };
}

function joined(first: Int32Array, second: Int32Array): Int32Array {
  const both = new Int32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
