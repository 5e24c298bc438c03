import type { TextSide } from '../../../core/shift/documents';
import { classCounts } from '../../../core/learn/classWeights';
import { seededRandom } from '../../../core/random';
import { measureLabelShift } from '../../../core/shift/labelShift';
import { measureShift } from '../../../core/shift/measureShift';
import { readingOf } from '../../../protocol/distances';
import type { Report } from '../../../protocol/report';
import type { Job } from '../../job';
import { referencePairs } from '../../referencePairs';
import type { DomainFacts } from './runFacts';

/** How far the domains are apart, and known pairs to read that by; empty without a source. */
export async function explainDistances(facts: DomainFacts, job: Job): Promise<Report['shift']> {
  const { source, target, vectors, seed, kernels } = facts;
  if (!source) return { measures: [] };
  const measures = await measureShift({
    source: source.vectors,
    target: vectors,
    texts: {
      source: source.texts ? textsOf(source.texts) : { kind: 'counts', words: source.words },
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

/** null where the two sides' labels cannot be compared. */
function labelsOf({ source, target }: DomainFacts): Parameters<typeof measureShift>[0]['labels'] {
  if (!source?.labeled || !target.training) return null;
  const classes = source.labels.length;
  const counts = classCounts(target.training.classes, classes);
  return { source: classCounts(source.labeled.labels, classes), target: { kind: 'counted', counts } };
}

/** The label shift of a target without labels, once its shares have been estimated. */
export function withEstimatedLabelShift(
  shift: Report['shift'],
  { source, target, seed }: DomainFacts,
  estimated: Report['estimatedAccuracy'],
): Report['shift'] {
  if (!source?.labeled || target.training || !estimated || shift.measures.length === 0) return shift;
  const { labels } = source;
  const shares = labels.map((label) => estimated.shares[label] ?? 0);
  const found = measureLabelShift(
    classCounts(source.labeled.labels, labels.length),
    { kind: 'estimated', shares, rows: target.domain.texts.length },
    seededRandom(seed),
  );
  return found ? { ...shift, measures: [...shift.measures, found] } : shift;
}
