import type { Report } from '../../../protocol/report';
import type { SourceDistances } from '../../../core/map/sourceDistances';
import { sourceDistances } from '../../../core/map/sourceDistances';
import { seededRandom } from '../../../core/random';
import type { EncoderSimilarity } from '../../../protocol/similarity';
import type { Job } from '../../job';
import { inPhase } from '../../job';
import { explainDistances } from './distances';
import { explainFailures } from './failures';
import { explainForm } from './form';
import { explainMap } from './map';
import type { DomainFacts, RunFacts } from './runFacts';
import { explainSimilarity } from './similarity';
import { explainTopics } from './topics';
import { explainWords } from './words';

/** How the domains differ: known before anything is learned. */
export type Differences = Pick<Report, 'shift' | 'words'>;
/** What is known only of an outcome. */
export type Explained = Pick<Report, 'form' | 'similarity' | 'failures' | 'slices' | 'topics' | 'map'>;

export const nothingExplained: Explained = {
  form: null,
  similarity: null,
  failures: null,
  slices: [],
  topics: null,
  map: null,
};

export async function explainDifferences(facts: DomainFacts, job: Job): Promise<Differences> {
  const shift = await explainDistances(facts, job);
  return { shift, words: await explainWords(facts, job) };
}

/** Answers what was asked of encoders. */
export type AskEncoders = (job: Job) => Promise<EncoderSimilarity[]>;

export async function explainOutcome(facts: RunFacts, ask: AskEncoders, job: Job): Promise<Explained> {
  const topics = await explainTopics(facts, job);
  const form = await explainForm(facts, job);
  const similarity = withEncoders(await explainSimilarity(facts, job), await ask(inPhase(job, 'explain')));
  const distances = await distancesToSource(facts, job);
  const failures = await explainFailures(facts, topics, distances, job);
  const map = await explainMap(facts, topics, distances, job);
  return { form, similarity, ...failures, topics: topics?.topics ?? null, map };
}

/** Once for slices and map: a row has one distance in a report. */
async function distancesToSource(
  { source, target, vectors, seed, kernels }: RunFacts,
  job: Job,
): Promise<SourceDistances | null> {
  const steps = job.phase('explain', target.domain.table.name);
  return source && sourceDistances(source.vectors, vectors, { kernels, random: seededRandom(seed), steps });
}

function withEncoders(similarity: Report['similarity'], encoders: EncoderSimilarity[]): Report['similarity'] {
  return encoders.length > 0 ? { tasks: similarity?.tasks ?? null, encoders } : similarity;
}
