import type { Topics } from '../../../protocol/topics';
import type { Job } from '../../job';
import type { RunFacts } from './runFacts';

export interface FoundTopics {
  topics: Topics;
  /** Index of the topic of each source vector and each target vector. */
  ofSource: Int32Array;
  ofTarget: Int32Array;
}

/** What the texts are about on both sides. */
export async function explainTopics(_facts: RunFacts, _job: Job): Promise<FoundTopics | null> {
  return Promise.resolve(null);
}
