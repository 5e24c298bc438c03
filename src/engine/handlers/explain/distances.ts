import type { TextSide } from '../../../core/shift/documents';
import { classCounts } from '../../../core/learn/classWeights';
import type { ClassCounts } from '../../../core/shift/labelShift';
import { measureShift } from '../../../core/shift/measureShift';
import { readingOf } from '../../../protocol/distances';
import type { Report } from '../../../protocol/report';
import type { Job } from '../../job';
import { referencePairs } from '../../referencePairs';
import type { RunFacts } from './runFacts';

/** How far the domains are apart, and known pairs to read that by; empty without a source. */
export async function explainDistances(facts: RunFacts, job: Job): Promise<Report['shift']> {
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
function labelsOf({ source, target, outcome }: RunFacts): Parameters<typeof measureShift>[0]['labels'] {
  if (!source?.labeled) return null;
  const { labels } = source;
  const found = targetCounts(labels, target.training, outcome?.estimated ?? null, target.domain.texts.length);
  return found && { source: classCounts(source.labeled.labels, labels.length), target: found };
}

function targetCounts(
  labels: readonly string[],
  training: RunFacts['target']['training'],
  estimated: Report['estimatedAccuracy'],
  rows: number,
): ClassCounts | null {
  if (training) return { kind: 'counted', counts: classCounts(training.classes, labels.length) };
  if (!estimated) return null;
  return { kind: 'estimated', shares: labels.map((label) => estimated.shares[label] ?? 0), rows };
}
