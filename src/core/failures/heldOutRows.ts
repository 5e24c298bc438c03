import type { Matrix } from '../matrix';
import { row } from '../matrix';
import { highestColumns } from '../learn/softmax';

/** Labeled rows with what a head that never saw them says of each. */
export interface HeldOutRows {
  labels: readonly string[];
  /** Calibrated, rows x classes. */
  probabilities: Matrix;
  /** Class of each row. */
  truth: Int32Array;
  /** Rows of the same text share a group (data/duplicates.ts). */
  groups: Int32Array;
  /** Data row in the table, base 1. */
  numbers: readonly number[];
}

/** The same with the answers. */
export interface JudgedRows extends HeldOutRows {
  predicted: Int32Array;
  /** Probability of the predicted class. */
  confidence: Float64Array;
}

/** Throws RangeError where the parts differ in length. */
export function judge(rows: HeldOutRows): JudgedRows {
  const { probabilities, truth, groups, numbers } = rows;
  if ([truth, groups, numbers].some(({ length }) => length !== probabilities.rows))
    throw new RangeError('probabilities, labels, groups and row numbers differ in length');
  const predicted = highestColumns(probabilities);
  const confidence = Float64Array.from(predicted, (label, i) => row(probabilities, i)[label]!);
  return { ...rows, predicted, confidence };
}

export const isRight = ({ predicted, truth }: JudgedRows, i: number): boolean => predicted[i] === truth[i];

/** Indices of the wrong rows among `members`, the most confident first. */
export function surestMistakes(rows: JudgedRows, members: readonly number[]): number[] {
  const { confidence } = rows;
  return members
    .filter((i) => !isRight(rows, i))
    .toSorted((a, b) => confidence[b]! - confidence[a]! || a - b);
}
