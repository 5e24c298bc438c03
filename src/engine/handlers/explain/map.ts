import type { Report } from '../../../protocol/report';
import type { Job } from '../../job';
import type { RunFacts } from './runFacts';
import type { FoundTopics } from './topics';

/** Every row as a point. */
export async function explainMap(
  _facts: RunFacts,
  _topics: FoundTopics | null,
  _job: Job,
): Promise<Report['map']> {
  return Promise.resolve(null);
}
