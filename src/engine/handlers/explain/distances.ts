import { measureShift } from '../../../core/shift/measureShift';
import type { Report } from '../../../protocol/report';
import type { Job } from '../../job';
import type { DomainFacts } from './runFacts';

/** How far the domains are apart; empty without a source. */
export async function explainDistances(facts: DomainFacts, job: Job): Promise<Report['shift']> {
  const { source, target, vectors, seed, kernels } = facts;
  if (!source) return { measures: [] };
  const steps = job.phase('shift', target.domain.table.name);
  return { measures: await measureShift({ source: source.vectors, target: vectors, seed, kernels, steps }) };
}
