import type { Report } from '../../../protocol/report';
import type { Job } from '../../job';
import { explainDistances } from './distances';
import { explainFailures } from './failures';
import { explainMap } from './map';
import type { DomainFacts, RunFacts } from './runFacts';
import { explainSimilarity } from './similarity';
import { explainTopics } from './topics';
import { explainWords } from './words';

/** How the domains differ: known before anything is learned. */
export type Differences = Pick<Report, 'shift' | 'words'>;
/** What is known only of an outcome. */
export type Explained = Pick<Report, 'similarity' | 'failures' | 'slices' | 'topics' | 'map'>;

export const nothingExplained: Explained = {
  similarity: null,
  failures: null,
  slices: [],
  topics: null,
  map: null,
};

export async function explainDifferences(facts: DomainFacts, job: Job): Promise<Differences> {
  const words = explainWords(facts);
  return { shift: await explainDistances(facts, job), words };
}

export async function explainOutcome(facts: RunFacts, job: Job): Promise<Explained> {
  const similarity = await explainSimilarity(facts, job);
  const topics = await explainTopics(facts, job);
  const failures = await explainFailures(facts, topics, job);
  const map = await explainMap(facts, topics, job);
  return { similarity, ...failures, topics: topics?.topics ?? null, map };
}
