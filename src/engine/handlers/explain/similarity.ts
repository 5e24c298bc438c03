import type { Report } from '../../../protocol/report';
import type { Job } from '../../job';
import type { RunFacts } from './runFacts';

/** How alike tasks and encoders are. */
export async function explainSimilarity(_facts: RunFacts, _job: Job): Promise<Report['similarity']> {
  return Promise.resolve(null);
}
