import { findFailures } from '../../../core/failures/findFailures';
import type { SourceDistances } from '../../../core/map/sourceDistances';
import { seededRandom } from '../../../core/random';
import { eachText, tokenise } from '../../../core/shift/words';
import type { Steps } from '../../../core/steps';
import type { Report } from '../../../protocol/report';
import type { Job } from '../../job';
import type { TrainingRows } from '../trainingRows';
import type { RunFacts } from './runFacts';
import type { FoundTopics } from './topics';

/** Where the saved model fails, on held-out labeled rows; nothing without labels to compare on. */
export async function explainFailures(
  facts: RunFacts,
  topics: FoundTopics | null,
  distances: SourceDistances | null,
  job: Job,
): Promise<Pick<Report, 'failures' | 'slices'>> {
  const { target, outcome, seed } = facts;
  const { domain, training } = target;
  if (!training || !outcome?.comparison) return { failures: null, slices: [] };
  const texts = training.rows.map((row) => domain.texts[row]!);
  const heldOut = {
    labels: training.labels,
    probabilities: outcome.comparison.heldOut,
    truth: training.classes,
    groups: training.groups,
    numbers: training.rows.map((row) => domain.rows[row]! + 1),
  };
  const steps = job.phase('explain', domain.table.name);
  const values = {
    lengths: await lengthsOf(texts, steps),
    distances: distances && Float64Array.from(training.rows, (row) => distances.target[row]!),
    topics: topics && topicsOf(topics, training),
  };
  return findFailures(heldOut, values, { random: seededRandom(seed), steps });
}

/** Words of each text. */
async function lengthsOf(texts: readonly string[], steps: Steps): Promise<Float64Array> {
  const lengths = new Float64Array(texts.length);
  await eachText(texts, steps, (text, i) => void (lengths[i] = tokenise(text).length));
  return lengths;
}

function topicsOf({ topics, ofTarget }: FoundTopics, { rows }: TrainingRows) {
  return {
    ofRow: Int32Array.from(rows, (row) => ofTarget[row] ?? -1),
    words: topics.topics.map(({ words }) => words),
  };
}
