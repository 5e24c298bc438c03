import type { Report } from '../../../protocol/report';
import type { Job } from '../../job';
import { explainDistances } from './distances';
import { explainFailures } from './failures';
import { explainForm } from './form';
import { explainMap } from './map';
import type { RunFacts } from './runFacts';
import { explainSimilarity } from './similarity';
import { explainTopics } from './topics';
import { explainWords } from './words';

export type Explained = Pick<
  Report,
  'shift' | 'words' | 'form' | 'similarity' | 'failures' | 'slices' | 'topics' | 'map'
>;

/** The parts of the report that tell how the domains differ and where the model fails. */
export async function explain(facts: RunFacts, job: Job): Promise<Explained> {
  const shift = await explainDistances(facts, job);
  const words = await explainWords(facts, job);
  const form = await explainForm(facts, job);
  const similarity = await explainSimilarity(facts, job);
  const topics = await explainTopics(facts, job);
  const failures = explainFailures(facts, topics);
  const map = await explainMap(facts, topics, job);
  return { shift, words, form, similarity, ...failures, topics: topics?.topics ?? null, map };
}
