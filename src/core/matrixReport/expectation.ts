import type { Interval } from '../../protocol/interval';
import type { ExpectedAccuracy } from '../../protocol/matrix';
import type { Message } from '../../protocol/message';
import { mapLabels } from '../data/labels';
import type { Kernels } from '../kernels';
import { accuracyInterval } from '../learn/evaluation';
import { linearScores } from '../learn/linearScores';
import { highestColumns } from '../learn/softmax';
import type { Matrix } from '../matrix';
import { takeRows, zeros } from '../matrix';
import { drawnRows, seededRandom } from '../random';
import { estimatedRange } from '../transfer/estimatedRange';
import { leastRowsPerLabel } from '../transfer/foldPlan';
import { estimateShares, snapShares } from '../transfer/labelFree/classShares';
import type { SourceModel } from '../transfer/sourceModel';
import type { LabeledRows, MatrixSide } from './matrixSide';
import { pairedDifference, type Answers } from './pairedAnswers';

/** A source with its model; null where it has no usable labels. */
export interface Source {
  side: MatrixSide;
  model: SourceModel | null;
}

export interface Target {
  side: MatrixSide;
  /** Its own model's answers on its labeled rows, by heads that did not see the row; null without labels. */
  own: Answers | null;
}

export interface Expectation {
  accuracy: ExpectedAccuracy | null;
  reason: Message | null;
  difference: Interval | null;
  /** On the target's labeled rows, where it was measured. */
  answers: Answers | null;
}

const unknown = (reason: Message): Expectation => ({
  accuracy: null,
  reason,
  difference: null,
  answers: null,
});

interface Tools {
  seed: number;
  kernels: Kernels;
}

/** An estimate looks at no more rows than this: shares and confidences hardly move beyond. */
const estimatedRows = 5000;

/**
 * What the source's own model may be expected to do on the target: measured on the target's labeled rows whose
 * text the source does not hold, else estimated without labels; or why neither can be told.
 */
export async function expectation(source: Source, target: Target, tools: Tools): Promise<Expectation> {
  const [from, to] = [source.side, target.side];
  if (!source.model || !from.labeled)
    return unknown({ key: 'matrix.reason.unlabeled', args: { source: from.name } });
  if (to.labeled) return measured(source.model, from, from.labeled, target, to.labeled, tools.kernels);
  if (from.foreign || to.foreign)
    return unknown({ key: 'matrix.reason.foreign', args: { source: from.name, target: to.name } });
  return { ...unknownDifference, accuracy: await estimated(source.model, to.vectors, tools) };
}

const unknownDifference = { reason: null, difference: null, answers: null };

async function measured(
  model: SourceModel,
  from: MatrixSide,
  own: LabeledRows,
  target: Target,
  labeled: LabeledRows,
  kernels: Kernels,
): Promise<Expectation> {
  const order = mapLabels(own.labels, labeled.labels);
  if (!labeled.labels.every((_, k) => order.includes(k))) return unknown(differ(from, own, target, labeled));
  const held = new Set(from.texts);
  const { texts, vectors, name } = target.side;
  const kept = labeled.rows.flatMap((row, i) => (held.has(texts[row]!) ? [] : [i]));
  const truth = Int32Array.from(kept, (i) => labeled.classes[i]!);
  if (!enough(truth, labeled.labels.length)) {
    const args = { source: from.name, target: name, count: labeled.rows.length - kept.length };
    return unknown({ key: 'matrix.reason.shared', args });
  }
  const rows = kept.map((i) => labeled.rows[i]!);
  const scores = await linearScores(takeRows(vectors, rows), model.head, kernels);
  const predicted = highestColumns(inOrder(scores, order, labeled.labels));
  const groups = Int32Array.from(rows, (row) => texts[row]!);
  const answers: Answers = new Map(kept.map((i, at) => [i, predicted[at] === truth[at]]));
  return {
    accuracy: {
      ...accuracyInterval(predicted, truth, groups),
      method: 'measured',
      rows: rows.length,
    },
    reason: null,
    difference: target.own && pairedDifference(answers, target.own, (i) => texts[labeled.rows[i]!]!),
    answers,
  };
}

function differ(from: MatrixSide, own: LabeledRows, { side }: Target, labeled: LabeledRows): Message {
  const args = {
    source: from.name,
    sourceLabels: own.labels.join(', '),
    target: side.name,
    targetLabels: labeled.labels.join(', '),
  };
  return { key: 'matrix.reason.labelsDiffer', args };
}

const enough = (truth: Int32Array, classes: number): boolean =>
  Array.from({ length: classes }, (_, k) => truth.filter((label) => label === k).length).every(
    (count) => count >= leastRowsPerLabel,
  );

async function estimated(
  model: SourceModel,
  vectors: Matrix,
  { seed, kernels }: Tools,
): Promise<ExpectedAccuracy> {
  const rows =
    vectors.rows <= estimatedRows
      ? vectors
      : takeRows(vectors, drawnRows(vectors.rows, estimatedRows, seededRandom(seed)));
  const scores = await linearScores(rows, model.head, kernels);
  const shares = snapShares(estimateShares(scores, model.shares), model.shares);
  const told = { model, targetScores: scores, scores, shares, savedShares: model.shares };
  const { mean, low, high } = estimatedRange(told);
  return { mean, low, high, method: 'estimated', rows: rows.rows };
}

/** The columns in the target's order; a class that the target does not have is no answer. */
function inOrder(scores: Matrix, order: Int32Array, labels: readonly string[]): Matrix {
  const ordered = zeros(scores.rows, labels.length);
  ordered.data.fill(-Infinity);
  for (let i = 0; i < scores.rows; i++)
    order.forEach((k, own) => {
      if (k < 0) return;
      const at = i * labels.length + k;
      // several of the source's classes may be one of the target's: the likeliest speaks
      ordered.data[at] = Math.max(ordered.data[at]!, scores.data[i * scores.dim + own]!);
    });
  return ordered;
}
