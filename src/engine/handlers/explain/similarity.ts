import type { TaskInput } from '../../../core/similarity/compareTasks';
import { compareTasks, mostTaskRows } from '../../../core/similarity/compareTasks';
import { linearScores } from '../../../core/learn/linearScores';
import type { Parameters } from '../../../core/learn/softmaxRegression';
import { takeRows } from '../../../core/matrix';
import { drawnRows, seededRandom } from '../../../core/random';
import { countRounds } from '../../../core/transfer/rounds';
import { sourceBatches, sourceModel } from '../../../core/transfer/sourceModel';
import type { GroupedVectors } from '../../../core/transfer/strategy';
import type { Report } from '../../../protocol/report';
import type { Job } from '../../job';
import type { OwnTask } from '../source';
import type { RunFacts } from './runFacts';

/** How alike the two tasks are; null where the target has no labels to tell by. */
export async function explainSimilarity(facts: RunFacts, job: Job): Promise<Report['similarity']> {
  const { target, vectors, seed, kernels } = facts;
  const { training, domain } = target;
  if (!training) return null;
  const source = await sourceHead(facts, job);
  const tasks = await compareTasks({
    vectors: takeRows(vectors, training.rows),
    classes: training.classes,
    labels: training.labels,
    source,
    kernels,
    random: seededRandom(seed),
    steps: job.phase('explain', domain.table.name),
  });
  return { tasks, encoders: [] };
}

/** The source's own head: the run's where the labels are the same, else one in the source's own labels. */
async function sourceHead(facts: RunFacts, job: Job): Promise<TaskInput['source']> {
  const { source, outcome } = facts;
  const model = outcome?.adaptation?.task.model;
  if (source && model) return asScores(facts, source.labels, model.head);
  if (!source?.own) return null;
  return asScores(facts, source.own.labels, await ownHead(source.own, facts, job));
}

async function ownHead(own: OwnTask, { seed, kernels, source }: RunFacts, job: Job): Promise<Parameters> {
  const rows = sampled(own.rows, seed);
  const input = {
    source: rows,
    groups: rows.groups,
    shipped: own.shipped,
    classes: own.labels.length,
    seed,
    kernels,
  };
  const rounds = countRounds(job.phase('explain', source!.facts.name), sourceBatches(input));
  return (await sourceModel(input, rounds)).head;
}

function sampled({ vectors, labels, groups }: GroupedVectors, seed: number): GroupedVectors {
  if (vectors.rows <= mostTaskRows) return { vectors, labels, groups };
  const drawn = drawnRows(vectors.rows, mostTaskRows, seededRandom(seed));
  const at = (values: Int32Array) => Int32Array.from(drawn, (i) => values[i]!);
  return { vectors: takeRows(vectors, drawn), labels: at(labels), groups: at(groups) };
}

function asScores({ kernels }: RunFacts, labels: string[], head: Parameters): TaskInput['source'] {
  return { labels, scores: (vectors) => linearScores(vectors, head, kernels) };
}
