import type { Interval } from '../../protocol/interval';
import { stratifiedGroupFolds } from '../data/splits';
import type { Kernels, SoftmaxProblem } from '../kernels';
import { fitBiasedTemperature } from '../learn/calibration';
import type { Candidate } from '../learn/candidates';
import { candidatesFor, measureBy, objectiveOf } from '../learn/candidates';
import { classCounts, weighClasses } from '../learn/classWeights';
import type { Head } from '../learn/head';
import { accuracyInterval } from '../learn/evaluation';
import { linearScores } from '../learn/linearScores';
import { highestColumns } from '../learn/softmax';
import type { Parameters } from '../learn/softmaxRegression';
import { fitSoftmax, looseFit, tightFit } from '../learn/softmaxRegression';
import type { Matrix } from '../matrix';
import { row, zeros } from '../matrix';
import { seededRandom } from '../random';
import type { EstimateInput } from './estimateAccuracy';
import type { Rounds } from './rounds';
import type { LabeledVectors } from './strategy';

/** The source's own classifier: no target row has a say in it. */
export interface SourceModel {
  /** On the logit scale that its own unseen rows call for: softmax of its scores is calibrated at home. */
  head: Parameters;
  candidate: Candidate;
  /** Share of each class among the source's rows. */
  shares: Float64Array;
  /** On unseen rows of the source. */
  accuracy: Interval;
  /** Scores of the source's rows by heads that did not see them, or by a ready-made one (see EstimateInput); calibrated. */
  home: EstimateInput['home'];
}

/** With the rows that it rests on. */
export interface HeldOutAccuracy extends Interval {
  rows: number;
}

export interface SourceInput {
  source: LabeledVectors;
  /** Source rows with the same text share a number. */
  groups: Int32Array;
  /** A head that came with the source, its logits calibrated on the unseen rows that its accuracy was measured on. */
  shipped: { head: Head; heldOut: HeldOutAccuracy } | null;
  classes: number;
  seed: number;
  kernels: Kernels;
}

const penaltyFolds = 3;

/** Batches of fits that `sourceModel` takes. */
export function sourceBatches({ shipped, source, classes }: SourceInput): number {
  return shipped ? 0 : sourceCandidates(source, classes).length + 1;
}

function sourceCandidates(source: LabeledVectors, classes: number): Candidate[] {
  return candidatesFor(objectiveOf(classCounts(source.labels, classes)));
}

/** The head that came with the source, or one that is learned from its rows. */
export async function sourceModel(input: SourceInput, rounds: Rounds): Promise<SourceModel> {
  const { source, shipped, classes } = input;
  const counts = classCounts(source.labels, classes);
  const shares = Float64Array.from(counts, (count) => count / source.labels.length);
  if (!shipped) return { ...(await learned(input, rounds)), shares };
  const head = {
    weight: Float64Array.from(shipped.head.weight.data, (value) => value / shipped.head.temperature),
    bias: Float64Array.from(shipped.head.bias, (value) => value / shipped.head.temperature),
  };
  const scores = await linearScores(source.vectors, head, input.kernels);
  const { rows, ...accuracy } = shipped.heldOut;
  const known = { accuracy: accuracy.mean, rows };
  const home = { scores, truth: source.labels, known };
  return { head, candidate: { c: 1, classWeights: 'equal' }, shares, accuracy, home };
}

async function learned(input: SourceInput, rounds: Rounds): Promise<Omit<SourceModel, 'shares'>> {
  const { source, groups, classes, kernels } = input;
  const problem = await kernels.softmaxProblem(source.vectors, classes);
  const { candidate, scores } = await choosePenalty(input, problem, rounds);
  const all = new Float64Array(source.labels.length).fill(1);
  const sampleWeight = weighClasses(all, source.labels, classes, candidate.classWeights);
  const request = { targets: source.labels, sampleWeight, c: candidate.c };
  const shape = { classes, dim: source.vectors.dim };
  const [fitted] = await fitSoftmax(problem, shape, [request], tightFit, rounds.next(1));
  problem.dispose();
  const { temperature, bias } = fitBiasedTemperature(scores, source.labels);
  const calibrated = zeros(scores.rows, classes);
  scores.data.forEach((value, at) => (calibrated.data[at] = value / temperature + bias[at % classes]!));
  return {
    head: {
      weight: fitted!.weight.map((value) => value / temperature),
      bias: fitted!.bias.map((value, k) => value / temperature + bias[k]!),
    },
    candidate,
    accuracy: accuracyInterval(highestColumns(calibrated), source.labels, groups),
    home: { scores: calibrated, truth: source.labels },
  };
}

interface Tried {
  candidate: Candidate;
  score: number;
  /** Of held-out rows. */
  scores: Matrix;
}

/**
 * Cross-validation on the source's own rows, and of what lies within one standard error of the best the strongest
 * penalty (Breiman et al. 1984): the head is for another domain, where what barely helps at home misleads.
 */
async function choosePenalty(input: SourceInput, problem: SoftmaxProblem, rounds: Rounds): Promise<Tried> {
  const { source, groups, classes, seed } = input;
  const shape = { classes, dim: source.vectors.dim };
  const objective = objectiveOf(classCounts(source.labels, classes));
  const foldOf = stratifiedGroupFolds(source.labels, groups, penaltyFolds, seededRandom(seed));
  const tried: Tried[] = [];
  let found: Parameters[] = [];
  for (const candidate of sourceCandidates(source, classes)) {
    const requests = Array.from({ length: penaltyFolds }, (_, f) => {
      const kept = Float64Array.from(foldOf, (fold) => (fold === f ? 0 : 1));
      const sampleWeight = weighClasses(kept, source.labels, classes, candidate.classWeights);
      return { targets: source.labels, sampleWeight, c: candidate.c, start: found[f] };
    });
    found = await fitSoftmax(problem, shape, requests, looseFit, rounds.next(penaltyFolds));
    const scores = await heldOutScores(problem, found, foldOf, classes);
    const score = measureBy(objective, highestColumns(scores), source.labels, classes);
    tried.push({ candidate, score, scores });
  }
  return strongestWithinOneError(tried, source.labels.length);
}

/** @param tried stronger penalties first, @param rows that each score was measured on */
function strongestWithinOneError(tried: readonly Tried[], rows: number): Tried {
  const best = tried.reduce((first, each) => (each.score > first.score ? each : first));
  const floor = best.score - Math.sqrt((best.score * (1 - best.score)) / rows);
  const { classWeights } = best.candidate;
  const within = tried.find((each) => each.score >= floor && each.candidate.classWeights === classWeights);
  return within!;
}

async function heldOutScores(
  problem: SoftmaxProblem,
  heads: readonly Parameters[],
  foldOf: Int32Array,
  classes: number,
): Promise<Matrix> {
  const heldOut = zeros(foldOf.length, classes);
  for (const [f, head] of heads.entries()) {
    const all = await problem.scores(head.weight, head.bias);
    foldOf.forEach((fold, i) => {
      if (fold === f) row(heldOut, i).set(row(all, i));
    });
  }
  return heldOut;
}
