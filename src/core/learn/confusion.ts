import { classCounts } from './classWeights';

export interface ClassFigures {
  precision: number;
  recall: number;
  f1: number;
  /** Rows that truly are of the class. */
  support: number;
}

/** classes x classes counts: `confusion[truth][predicted]`. */
export function confusionMatrix(predicted: Int32Array, truth: Int32Array, classes: number): number[][] {
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  truth.forEach((label, i) => matrix[label]![predicted[i]!]!++);
  return matrix;
}

/** Figures of each class; 0 where a denominator is 0 (scikit-learn's zero_division=0). */
export function classFigures(confusion: readonly number[][]): ClassFigures[] {
  return confusion.map((counts, k) => {
    const support = counts.reduce((a, b) => a + b, 0);
    const predicted = confusion.reduce((sum, row) => sum + row[k]!, 0);
    const hits = counts[k]!;
    return {
      precision: hits / Math.max(1, predicted),
      recall: hits / Math.max(1, support),
      f1: (2 * hits) / Math.max(1, support + predicted),
      support,
    };
  });
}

export function accuracyOf(predicted: Int32Array, truth: Int32Array): number {
  let right = 0;
  for (let i = 0; i < truth.length; i++) if (predicted[i] === truth[i]) right++;
  return right / truth.length;
}

/**
 * Mean F1 over the classes that occur in truth or prediction, as scikit-learn's f1_score(average='macro');
 * 0 without rows.
 */
export function macroF1Of(predicted: Int32Array, truth: Int32Array, classes: number): number {
  const occurring = figuresOfOccurring(predicted, truth, classes);
  return occurring.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, occurring.length);
}

/** The occurring classes with their F1 and its denominator, support + predicted. */
export function figuresOfOccurring(
  predicted: Int32Array,
  truth: Int32Array,
  classes: number,
): { label: number; f1: number; size: number; support: number }[] {
  const hits = classCounts(
    truth.filter((label, i) => label === predicted[i]),
    classes,
  );
  const supports = classCounts(truth, classes);
  return classCounts(predicted, classes).flatMap((count, label) => {
    const support = supports[label]!;
    const size = support + count;
    return size === 0 ? [] : [{ label, f1: (2 * hits[label]!) / size, size, support }];
  });
}
