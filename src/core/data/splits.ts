import type { Random } from '../random';
import { permutation } from '../random';

/**
 * Stratified, grouped folds: every row gets one fold (0 … folds-1), rows of a group the same, and each class
 * spreads as evenly as its groups allow. Groups are dealt in random order, large ones first, each to the fold
 * where its classes are rarest (in shares of the class, so that rare classes count as much as common ones).
 */
export function stratifiedGroupFolds(
  labels: Int32Array,
  groups: Int32Array,
  folds: number,
  random: Random,
): Int32Array {
  if (labels.length !== groups.length) throw new RangeError('labels and groups differ in length');
  if (!(folds >= 1)) throw new RangeError(`cannot make ${folds} folds`);
  const members = rowsOfGroups(groups);
  const order = permutation(members.length, random);
  // stable: random among groups of one size
  const dealt = Array.from(order, (g) => members[g]!).sort((a, b) => b.length - a.length);
  const classRows = countBy(labels);
  const piles = Array.from({ length: folds }, () => ({ rows: 0, classes: new Map<number, number>() }));
  const result = new Int32Array(labels.length);
  for (const rows of dealt) {
    const own = countBy(labels, rows);
    const fold = emptiest(piles, own, classRows);
    piles[fold]!.rows += rows.length;
    for (const [label, count] of own) add(piles[fold]!.classes, label, count);
    for (const i of rows) result[i] = fold;
  }
  return result;
}

interface Pile {
  rows: number;
  classes: Map<number, number>;
}

/** The fold whose squared class shares grow least; of equal ones the one with fewest rows, then the first. */
function emptiest(piles: Pile[], own: Map<number, number>, classRows: Map<number, number>): number {
  let best = 0;
  let least = Infinity;
  for (const [fold, pile] of piles.entries()) {
    let growth = 0;
    for (const [label, count] of own) {
      growth += (count * (2 * (pile.classes.get(label) ?? 0) + count)) / classRows.get(label)!;
    }
    const fewer = growth === least && pile.rows < piles[best]!.rows;
    if (growth < least || fewer) {
      best = fold;
      least = growth;
    }
  }
  return best;
}

/** Row indices of each group, in order of first appearance. */
function rowsOfGroups(groups: Int32Array): number[][] {
  const members = new Map<number, number[]>();
  groups.forEach((group, i) => {
    const rows = members.get(group);
    if (rows) rows.push(i);
    else members.set(group, [i]);
  });
  return [...members.values()];
}

function countBy(labels: Int32Array, rows?: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  if (rows) for (const i of rows) add(counts, labels[i]!, 1);
  else for (const label of labels) add(counts, label, 1);
  return counts;
}

function add(counts: Map<number, number>, key: number, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
