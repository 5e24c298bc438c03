import type { Matrix } from '../matrix';
import { row } from '../matrix';
import type { FoldPlan } from './foldPlan';
import type { TransferTask } from './strategy';

/**
 * For each row of `source` the row of `target` with the very same numbers, else -1. An encoder gives equal
 * texts equal vectors, so this finds texts that stand in both files: tested on while learned from, they would
 * flatter every strategy that uses the source.
 */
export function findTwins(source: Matrix, target: Matrix): Int32Array {
  const byStart = new Map<string, number[]>();
  for (let i = 0; i < target.rows; i++) {
    const key = startOf(target, i);
    const same = byStart.get(key);
    if (same) same.push(i);
    else byStart.set(key, [i]);
  }
  return Int32Array.from({ length: source.rows }, (_, i) => {
    const from = row(source, i);
    const same = byStart.get(startOf(source, i)) ?? [];
    return same.find((j) => row(target, j).every((value, k) => value === from[k])) ?? -1;
  });
}

/** Enough of a row to tell most rows apart. */
function startOf(matrix: Matrix, i: number): string {
  return row(matrix, i).subarray(0, 4).join(' ');
}

/** The fold in which each source row is left out: its twin's, -1 for never. */
export function sourceFolds(task: TransferTask, plan: FoldPlan): Int32Array {
  return task.sourceTwins.map((twin) => (twin < 0 ? -1 : plan.foldOf[twin]!));
}
