import { compareWords } from '../../../core/shift/compareWords';
import { withExamples } from '../../../core/shift/exampleRows';
import type { WordStatistics } from '../../../core/shift/words';
import { countWords } from '../../../core/shift/words';
import type { Steps } from '../../../core/steps';
import type { Report } from '../../../protocol/report';
import type { Job } from '../../job';
import type { SourceSide } from '../source';
import { keptClasses } from '../trainingRows';
import type { DomainFacts } from './runFacts';

/** The second label of two is the positive one (see orderLabels). */
const positive = 1;

/** The words in which the domains differ; empty without a source. */
export async function explainWords(
  { source, target: { domain, training } }: DomainFacts,
  job: Job,
): Promise<Report['words']> {
  if (!source) return { distinctive: [], polarityFlips: [], pivots: [] };
  const steps = job.phase('shift', domain.table.name);
  const { labels, classes } = keptClasses(domain, training);
  const counted = await countWords(domain.texts, classes, labels.length, steps);
  const twoLabels = source.labeled && training && labels.length === 2;
  const ofSource = await wordsOf(source, job.phase('shift', source.facts.name));
  const words = compareWords(ofSource, counted, twoLabels ? positive : null);
  const sides = {
    source: source.texts &&
      source.rows && { texts: source.texts, rows: source.rows, classes: source.classes },
    target: { texts: domain.texts, rows: domain.rows.map((row) => row + 1), classes },
  };
  const associations = [...words.polarityFlips, ...words.pivots];
  const shown = await withExamples(associations, sides, positive, steps);
  const flips = words.polarityFlips.length;
  return { ...words, polarityFlips: shown.slice(0, flips), pivots: shown.slice(flips) };
}

const wordsOf = async (
  { words, texts, classes, labels }: SourceSide,
  steps: Steps,
): Promise<WordStatistics> => words ?? countWords(texts!, classes, labels.length, steps);
