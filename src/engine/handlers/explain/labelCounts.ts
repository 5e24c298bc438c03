import { classCounts } from '../../../core/learn/classWeights';
import type { DomainFacts } from './runFacts';

/** Rows of each of the run's labels. */
export interface LabelCounts {
  source: number[];
  /** null for a target without labels to learn from. */
  target: number[] | null;
}

/** What the report's label shares are made of, wherever it speaks of them; null where the two sides' labels cannot be compared. */
export function labelCounts({ source, target: { training } }: DomainFacts): LabelCounts | null {
  if (!source?.labeled) return null;
  const { length } = source.labels;
  return {
    source: classCounts(source.labeled.labels, length),
    target: training && classCounts(training.classes, length),
  };
}
