import { stratifiedGroupFolds } from '../data/splits';
import { classCounts } from '../learn/classWeights';
import { seededRandom } from '../random';

/** One division of the target rows into folds. */
export interface FoldPlan {
  folds: number;
  /** Rows: each one's fold, 0 … folds-1. */
  foldOf: Int32Array;
}

/** One row of each label in each of five folds: fewer are not asked of a person. */
export const leastRowsPerLabel = 5;
/** A class with fewer labeled target rows cannot be both learned and tested. */
export const minimumRowsPerClass = 2;
/** Choosing inside a fold leaves two folds out, so there must be a third. */
export const minimumTexts = 3;

/**
 * Why these target rows cannot be compared on, or null: less than two classes with rows, a class with less
 * than two rows, or less than three distinct texts (all rows the same text). A caller refuses first, in words.
 */
export function comparisonObstacle(
  labels: Int32Array,
  groups: Int32Array,
  classes: number,
): 'one-class' | 'few-rows' | 'few-texts' | null {
  const present = classCounts(labels, classes).filter((count) => count > 0);
  if (present.length < 2) return 'one-class';
  if (present.some((count) => count < minimumRowsPerClass)) return 'few-rows';
  if (new Set(groups).size < minimumTexts) return 'few-texts';
  return null;
}

/** Row x column products of one reading of the rows that still feel quick, in units of one repeat. */
const quickWork = 20_000;
const heavyWork = 60_000;

/**
 * Five folds, or three when a class has fewer texts or the work is heavy; few rows are divided anew up to four
 * times, because one division of them says little.
 * @param columns score columns that each fit needs; @param trainingRows of the largest strategy
 */
export function planFolds(
  labels: Int32Array,
  groups: Int32Array,
  work: { columns: number; trainingRows: number },
  seed: number,
): FoldPlan[] {
  const each = work.columns * work.trainingRows;
  const folds = each > heavyWork || smallestClassTexts(labels, groups) < 5 ? 3 : 5;
  const wanted = labels.length <= 100 ? 4 : labels.length <= 300 ? 3 : labels.length <= 1000 ? 2 : 1;
  const repeats = Math.max(1, Math.min(wanted, Math.floor(quickWork / each)));
  const random = seededRandom(seed);
  return Array.from({ length: repeats }, () => ({
    folds,
    foldOf: stratifiedGroupFolds(labels, groups, folds, random),
  }));
}

function smallestClassTexts(labels: Int32Array, groups: Int32Array): number {
  const texts = new Map<number, Set<number>>();
  labels.forEach((label, i) => {
    const seen = texts.get(label) ?? new Set<number>();
    texts.set(label, seen.add(groups[i]!));
  });
  return Math.min(...Array.from(texts.values(), (seen) => seen.size));
}

/** What nested cross-validation leaves out: every fold, and every two folds. */
export function foldPairs({ folds }: FoldPlan): number[][] {
  return Array.from({ length: folds }, (_, f) => [
    [f],
    ...Array.from({ length: folds - f - 1 }, (_, g) => [f, f + 1 + g]),
  ]).flat();
}
