import type { TaskSimilarity } from '../../protocol/similarity';
import type { Kernels } from '../kernels';
import { highestColumns, softmaxRows } from '../learn/softmax';
import type { Matrix } from '../matrix';
import { takeRows } from '../matrix';
import type { Random } from '../random';
import { permutation, drawnRows } from '../random';
import type { Steps } from '../steps';
import { prepareHScore } from './hScore';
import { countRelation } from './joint';
import { leep } from './leep';
import { prepareLogMe } from './logMe';
import { guessing, nce } from './nce';
import type { Suitability, SuitabilityTools } from './suitability';

/** The measures hardly move beyond. */
export const mostTaskRows = 5000;
/** Shuffles of the labels whose mean is what chance gives: fewer of many classes, over which it is a mean already. */
const shufflesOf = (classes: number): number => Math.max(2, Math.min(10, Math.floor(40 / classes)));

export interface TaskInput {
  /** Labeled target rows. */
  vectors: Matrix;
  /** Index into `labels` of each. */
  classes: Int32Array;
  labels: readonly string[];
  /** The source's head, as scores (calibrated logits) of given vectors; null without. */
  source: { labels: readonly string[]; scores(vectors: Matrix): Promise<Matrix> } | null;
  kernels: Kernels;
  random: Random;
  steps: Steps;
}

/** How well the source's classes foretell the target's labels, and the vectors them, each beside what chance gives. */
export async function compareTasks(input: TaskInput): Promise<TaskSimilarity> {
  const { vectors, classes, labels, steps, random } = sampled(input);
  const fit = await suitability(vectors, classes, labels.length, input.kernels, random, steps);
  const related = await relate({ ...input, vectors, classes });
  return { rows: vectors.rows, guessing: guessing(classes, labels.length), ...related, ...fit };
}

function sampled(input: TaskInput): TaskInput {
  const { vectors, classes, random } = input;
  if (vectors.rows <= mostTaskRows) return input;
  const drawn = drawnRows(vectors.rows, mostTaskRows, random);
  return { ...input, vectors: takeRows(vectors, drawn), classes: Int32Array.from(drawn, (i) => classes[i]!) };
}

async function relate({ vectors, classes, labels, source }: TaskInput) {
  if (!source) return { leep: null, nce: null, relation: null };
  const scores = await source.scores(vectors);
  const counts = countRelation(highestColumns(scores), classes, source.labels.length, labels.length);
  return {
    leep: leep(softmaxRows(scores), classes, labels.length),
    nce: nce(counts),
    relation: { source: [...source.labels], target: [...labels], counts },
  };
}

export type VectorSuitability = Pick<TaskSimilarity, 'hScore' | 'hScoreByChance' | 'logMe' | 'logMeByChance'>;

/** H-score and LogME of the vectors for the labels, and their means over shuffled labels. */
export async function suitability(
  vectors: Matrix,
  labels: Int32Array,
  classes: number,
  kernels: Kernels,
  random: Random,
  steps: Steps,
): Promise<VectorSuitability> {
  const tools: SuitabilityTools = { kernels, pause: () => steps.step(0, 2) };
  const hScore = await measured(await prepareHScore(vectors, tools), labels, classes, random, tools);
  await steps.step(1, 2);
  tools.pause = () => steps.step(1, 2);
  const logMe = await measured(await prepareLogMe(vectors, tools), labels, classes, random, tools);
  await steps.step(2, 2);
  const [h, l] = [hScore, logMe];
  return { hScore: h.value, hScoreByChance: h.byChance, logMe: l.value, logMeByChance: l.byChance };
}

async function measured(
  measure: Suitability,
  labels: Int32Array,
  classes: number,
  random: Random,
  { pause }: SuitabilityTools,
): Promise<{ value: number; byChance: number }> {
  const value = measure(labels, classes);
  const shuffles = shufflesOf(classes);
  let byChance = 0;
  for (let shuffle = 0; shuffle < shuffles; shuffle++) {
    const order = permutation(labels.length, random);
    await pause();
    byChance +=
      measure(
        Int32Array.from(order, (i) => labels[i]!),
        classes,
      ) / shuffles;
  }
  return { value, byChance };
}
