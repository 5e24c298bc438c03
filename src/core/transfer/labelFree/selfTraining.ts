import type { FitRequest, Parameters } from '../../learn/softmaxRegression';
import { fitSoftmax, looseFit } from '../../learn/softmaxRegression';
import type { Matrix } from '../../matrix';
import { row, stackRows } from '../../matrix';
import type { Rounds } from '../rounds';
import { headAtOffset, headForShares, movedRows } from './alignment';
import type { AdaptationTask, LabelFreeStrategy } from './labelFreeStrategy';

const growth = 5;
/** Share of the target's rows that the last round learns from: the least sure tenth stays out. */
const lastShare = 0.9;
const penalty = 1;
/** The source counts as 0.6 of the target's rows, but as at least 600 rows: a small target must not drown it. */
const sourceWeight = { ofTarget: 0.6, atLeast: 600 };

/**
 * Learns from the source's rows and from its own surest answers on the target's, in growing rounds (Yarowsky
 * 1995; quotas by class as in Zou et al. 2018, here by the estimated class shares). Starts from the source's
 * classifier on centred rows; every round is fitted anew, so an early error can be taken back.
 */
export const selfTraining: LabelFreeStrategy = {
  name: 'self-training',
  penalty: () => penalty,
  batches: growth,
  adapt: selfTrainedHead,
};

async function selfTrainedHead(task: AdaptationTask, rounds: Rounds): Promise<Parameters> {
  const { source, model, target, shares, offset, classes, kernels } = task;
  const here = movedRows(target, offset);
  const shape = { classes, dim: target.dim };
  const problem = await kernels.softmaxProblem(stackRows(source.vectors, here), classes);
  let head = headForShares(model.head, model.shares, shares);
  try {
    for (let round = 1; round <= growth; round++) {
      const scores = await problem.scores(head.weight, head.bias);
      const ofTarget = {
        ...scores,
        data: scores.data.subarray(source.labels.length * classes),
        rows: here.rows,
      };
      const answers = surestRows(ofTarget, shares, (lastShare * round) / growth);
      const request = { ...trainingOf(task, answers), c: penalty, start: head };
      [head] = (await fitSoftmax(problem, shape, [request], looseFit, rounds.next(1))) as [Parameters];
    }
  } finally {
    problem.dispose();
  }
  return headAtOffset(head, offset);
}

/** Source rows with the target's class shares, and the answers; rows without an answer count 0. */
function trainingOf(
  { source, model, shares, target }: AdaptationTask,
  answers: Int32Array,
): Pick<FitRequest, 'targets' | 'sampleWeight'> {
  const rows = source.labels.length;
  const whole = Math.max(sourceWeight.ofTarget * target.rows, sourceWeight.atLeast);
  const each = Math.min(1, whole / rows);
  const targets = new Int32Array(rows + answers.length);
  const sampleWeight = new Float64Array(targets.length);
  source.labels.forEach((label, i) => {
    targets[i] = label;
    sampleWeight[i] = (each * shares[label]!) / model.shares[label]!;
  });
  answers.forEach((label, i) => {
    targets[rows + i] = Math.max(label, 0);
    sampleWeight[rows + i] = label < 0 ? 0 : 1;
  });
  return { targets, sampleWeight };
}

/**
 * The class of the rows that the scores are surest of, `share` of all, each class by its share; -1 for the
 * others. A row is sure by the gap between the class and the best other one.
 */
export function surestRows(scores: Matrix, shares: Float64Array, share: number): Int32Array {
  const answers = new Int32Array(scores.rows).fill(-1);
  const taken = new Float64Array(scores.rows).fill(-Infinity);
  for (let k = 0; k < scores.dim; k++) {
    const margins = Float64Array.from({ length: scores.rows }, (_, i) => marginOf(row(scores, i), k));
    const order = Array.from(margins.keys()).sort((a, b) => margins[b]! - margins[a]! || a - b);
    for (const i of order.slice(0, Math.round(share * shares[k]! * scores.rows))) {
      if (margins[i]! <= taken[i]!) continue;
      answers[i] = k;
      taken[i] = margins[i]!;
    }
  }
  return answers;
}

function marginOf(scores: Float32Array, label: number): number {
  let other = -Infinity;
  for (let k = 0; k < scores.length; k++) if (k !== label) other = Math.max(other, scores[k]!);
  return scores[label]! - other;
}
