import { mapPoints } from '../../../core/map/mapPoints';
import type { SourceDistances } from '../../../core/map/sourceDistances';
import { encodePoints } from '../../../protocol/mapPoints';
import type { Report } from '../../../protocol/report';
import type { Job } from '../../job';
import { predictions, targetClasses } from './predictions';
import type { RunFacts } from './runFacts';
import type { FoundTopics } from './topics';

/** Every row as a point. */
export async function explainMap(
  facts: RunFacts,
  topics: FoundTopics | null,
  distances: SourceDistances | null,
  job: Job,
): Promise<Report['map']> {
  const { source, target, vectors, outcome, seed, kernels } = facts;
  const labels = outcome?.head.labels ?? source?.labels ?? target.domain.labels;
  const said = await predictions(facts, job);
  const found = await mapPoints({
    source: source && {
      vectors: source.vectors,
      rows: source.rows,
      labels: source.classes,
      probabilities: said?.source ?? null,
      topics: topics?.ofSource ?? null,
      distances: distances?.source ?? null,
    },
    target: {
      vectors,
      rows: target.domain.rows.map((index) => index + 1),
      labels: targetClasses(facts, labels),
      probabilities: said?.target ?? null,
      topics: topics?.ofTarget ?? null,
      distances: distances?.target ?? null,
    },
    seed,
    kernels,
    steps: job.phase('map', target.domain.table.name),
  });
  if (!found) return null;
  const { columns, ...sizes } = found;
  return { ...sizes, labels: [...labels], columns: encodePoints(columns) };
}
