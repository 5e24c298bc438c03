import { compareWords } from '../../../core/shift/compareWords';
import { countWords } from '../../../core/shift/words';
import type { Report } from '../../../protocol/report';
import { keptClasses } from '../trainingRows';
import type { DomainFacts } from './runFacts';

/** The words in which the domains differ; empty without a source. */
export function explainWords({ source, target: { domain, training } }: DomainFacts): Report['words'] {
  if (!source) return { distinctive: [], polarityFlips: [], pivots: [] };
  const { labels, classes } = keptClasses(domain, training);
  const words = countWords(domain.texts, classes, labels.length);
  // The second label of two is the positive one (see orderLabels).
  const positive = source.labeled && training && labels.length === 2 ? 1 : null;
  return compareWords(source.words, words, positive);
}
