import { stratifiedGroupFolds } from '../../data/splits';
import type { Candidate } from '../../learn/candidates';
import { measureBy } from '../../learn/candidates';
import { weighClasses } from '../../learn/classWeights';
import { highestColumns } from '../../learn/softmax';
import { fitSoftmax, looseFit, tightFit } from '../../learn/softmaxRegression';
import type { Parameters } from '../../learn/softmaxRegression';
import type { SoftmaxProblem } from '../../kernels';
import { seededRandom } from '../../random';
import { crossFit, crossFitBatches } from '../crossFit';
import type { Rounds } from '../rounds';
import type { LabeledVectors, StrategyRun, TransferStrategy, TransferTask } from '../strategy';
import { sourceFolds } from '../twins';

const penaltyFolds = 3;

/**
 * The source's classifier as it is: the head that came with the source, or one learned from its rows alone
 * (no target label has a say, not even in the penalty).
 */
export const sourceOnly: TransferStrategy = {
  name: 'source-only',
  applies: (task) => task.sourceHead !== null || task.source !== null,
  batches: (task) => (task.sourceHead ? 0 : task.candidates.length + crossFitBatches([shippedCandidate])),
  run: (task, rounds) => (task.sourceHead ? shipped(task) : learned(task, task.source!, rounds)),
};

/** Stands for the penalty of a head that came ready-made. */
const shippedCandidate: Candidate = { c: 1, classWeights: 'equal' };

async function shipped(task: TransferTask): Promise<StrategyRun> {
  const { weight, bias } = task.sourceHead!;
  return fixedHead(
    task,
    { weight: Float64Array.from(weight.data), bias: Float64Array.from(bias) },
    shippedCandidate,
  );
}

async function learned(task: TransferTask, source: LabeledVectors, rounds: Rounds): Promise<StrategyRun> {
  const problem = await task.kernels.softmaxProblem(source.vectors, task.classes);
  const candidate = await choosePenalty(task, source, problem, rounds);
  if (task.sourceTwins.some((twin) => twin >= 0)) {
    const training = { ...source, foldOf: (plan: (typeof task.plans)[number]) => sourceFolds(task, plan) };
    return crossFit(task, training, [candidate], rounds);
  }
  const all = new Float64Array(source.labels.length).fill(1);
  const sampleWeight = weighClasses(all, source.labels, task.classes, candidate.classWeights);
  const request = { targets: source.labels, sampleWeight, c: candidate.c };
  const shape = { classes: task.classes, dim: source.vectors.dim };
  const [head] = await fitSoftmax(problem, shape, [request], tightFit, rounds.next(1));
  return fixedHead(task, head!, candidate);
}

/** One head that saw no target row: it says the same whatever is held out. */
async function fixedHead(task: TransferTask, head: Parameters, candidate: Candidate): Promise<StrategyRun> {
  const scores = await task.targetProblem.scores(head.weight, head.bias);
  const heldOut = task.plans.map((plan) => [
    { single: scores, pairs: Array.from({ length: plan.folds }, () => scores) },
  ]);
  return { candidates: [candidate], heldOut, fit: () => Promise.resolve(head) };
}

/**
 * Cross-validation on the source's own rows, and of what lies within one standard error of the best the strongest
 * penalty (Breiman et al. 1984): the head is for another domain, where what barely helps at home misleads.
 */
async function choosePenalty(
  task: TransferTask,
  source: LabeledVectors,
  problem: SoftmaxProblem,
  rounds: Rounds,
): Promise<Candidate> {
  const { classes, candidates } = task;
  const shape = { classes, dim: source.vectors.dim };
  const own = Int32Array.from(source.labels, (_, i) => i);
  const foldOf = stratifiedGroupFolds(source.labels, own, penaltyFolds, seededRandom(task.seed));
  const tried: { candidate: Candidate; score: number }[] = [];
  let found: Parameters[] = [];
  for (const candidate of candidates) {
    const requests = Array.from({ length: penaltyFolds }, (_, f) => {
      const kept = Float64Array.from(foldOf, (fold) => (fold === f ? 0 : 1));
      const sampleWeight = weighClasses(kept, source.labels, classes, candidate.classWeights);
      return { targets: source.labels, sampleWeight, c: candidate.c, start: found[f] };
    });
    found = await fitSoftmax(problem, shape, requests, looseFit, rounds.next(penaltyFolds));
    const predicted = await heldOutPredictions(problem, found, foldOf);
    const score = measureBy(task.objective, predicted, source.labels, classes);
    tried.push({ candidate, score });
  }
  return strongestWithinOneError(tried, source.labels.length);
}

/** @param tried stronger penalties first, @param rows that each score was measured on */
function strongestWithinOneError(
  tried: readonly { candidate: Candidate; score: number }[],
  rows: number,
): Candidate {
  const best = tried.reduce((first, each) => (each.score > first.score ? each : first));
  const floor = best.score - Math.sqrt((best.score * (1 - best.score)) / rows);
  const { classWeights } = best.candidate;
  const within = tried.find((each) => each.score >= floor && each.candidate.classWeights === classWeights);
  return within!.candidate;
}

async function heldOutPredictions(
  problem: SoftmaxProblem,
  heads: readonly Parameters[],
  foldOf: Int32Array,
): Promise<Int32Array> {
  const predicted = new Int32Array(foldOf.length);
  for (const [f, head] of heads.entries()) {
    const all = highestColumns(await problem.scores(head.weight, head.bias));
    for (let i = 0; i < predicted.length; i++) if (foldOf[i] === f) predicted[i] = all[i]!;
  }
  return predicted;
}
