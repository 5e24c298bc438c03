import type { TextSide } from '../../../core/shift/documents';
import { seededRandom } from '../../../core/random';
import { measureLabelShift } from '../../../core/shift/labelShift';
import { measureShift } from '../../../core/shift/measureShift';
import { readingOf } from '../../../protocol/distances';
import type { Steps } from '../../../core/steps';
import type { Report } from '../../../protocol/report';
import type { Job } from '../../job';
import { referencePairs } from '../../referencePairs';
import { labelCounts } from './labelCounts';
import type { DomainFacts } from './runFacts';

/** How far the domains are apart, and known pairs to read that by; empty without a source. */
export async function explainDistances(facts: DomainFacts, job: Job): Promise<Report['shift']> {
  const { source, target, vectors, seed, kernels } = facts;
  if (!source) return { measures: [] };
  const measures = await measureShift({
    source: source.vectors,
    target: vectors,
    texts: {
      source: source.words ? { kind: 'counts', words: source.words } : textsOf(source.texts!),
      target: textsOf(target.domain.texts),
    },
    labels: labelsOf(facts),
    seed,
    kernels,
    steps: job.phase('shift', target.domain.table.name),
  });
  const references = measures.length > 0 ? await referencePairs(facts.encoder.description) : [];
  const reading = readingOf(measures, references);
  return reading ? { measures, references, reading } : { measures };
}

const textsOf = (texts: readonly string[]): TextSide => ({ kind: 'texts', texts });

function labelsOf(facts: DomainFacts): Parameters<typeof measureShift>[0]['labels'] {
  const counts = labelCounts(facts);
  if (!counts?.target) return null;
  return { source: counts.source, target: { kind: 'counted', counts: counts.target } };
}

/** The label shift of a target without labels, once its shares have been estimated. */
export async function withEstimatedLabelShift(
  shift: Report['shift'],
  facts: DomainFacts,
  estimated: Report['estimatedAccuracy'],
  steps: Steps,
): Promise<Report['shift']> {
  const { source, target, seed } = facts;
  const counts = labelCounts(facts);
  if (!source || !counts || counts.target || !estimated || shift.measures.length === 0) return shift;
  const shares = source.labels.map((label) => estimated.shares[label] ?? 0);
  const found = await measureLabelShift(
    counts.source,
    { kind: 'estimated', shares, rows: target.domain.texts.length },
    { random: seededRandom(seed), pause: () => steps.step(0, 1) },
  );
  return found ? { ...shift, measures: [...shift.measures, found] } : shift;
}
