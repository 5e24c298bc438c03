import { accuracyOf } from '../../src/core/learn/confusion';
import type { Head } from '../../src/core/learn/head';
import { headScores } from '../../src/core/learn/head';
import { highestColumns } from '../../src/core/learn/softmax';
import { uninterrupted } from '../../src/core/steps';
import { headOf } from '../../src/core/transfer/compareStrategies';
import type { TransferInput, TransferOutcome } from '../../src/core/transfer/transfer';
import { transfer } from '../../src/core/transfer/transfer';
import { createOnnxKernels } from '../../src/engine/kernels';
import type { BenchDomain, BenchSource } from './data';

const kernels = createOnnxKernels(1);
export const labels = ['negative', 'positive'];

/** What a user would run: learned from the source (null: none) and the labels of `labeled` (null: none). */
export async function runTransfer(
  source: BenchSource | null,
  seen: BenchDomain,
  labeled: BenchDomain | null,
  options: Partial<TransferInput> = {},
): Promise<TransferOutcome> {
  const outcome = await transfer({
    vectors: seen.vectors,
    labeled,
    source: source?.source ?? null,
    shipped: source?.shipped ?? null,
    labels,
    set: 'standard',
    pinned: null,
    seed: 42,
    kernels,
    steps: uninterrupted,
    ...options,
  });
  return outcome!;
}

/** Accuracy on rows that had no part in anything. */
export function accuracyOn(head: Head, { vectors, tokens, labels: truth }: BenchDomain): number {
  return accuracyOf(highestColumns(headScores(head, vectors, tokens)), truth);
}

/** Accuracy of each label-free head on unseen rows. */
export function labelFreeAccuracies({ adaptation }: TransferOutcome, unseen: BenchDomain) {
  const heads = [...(adaptation?.heads ?? [])];
  return Object.fromEntries(heads.map(([name, head]) => [name, accuracyOn(headOf(head, labels, 1), unseen)]));
}
