import type { Evaluation, Prediction } from '../../protocol/calls';
import type { MessageArguments, MessageKey } from '../../protocol/message';
import { percent, percentInterval } from './figures';
import { textTable } from './textTable';

type Say = (key: MessageKey, args?: MessageArguments) => string;

/** Characters of a text beside its prediction. */
const shownText = 70;

export function renderEvaluation(found: Omit<Evaluation, 'seenInTraining'>, say: Say): string {
  const { rows, accuracy, macroF1, ece, perClass } = found;
  const figures = [
    [say('cli.rows'), String(rows)],
    [say('cli.accuracy'), percentInterval(accuracy)],
    [say('cli.macroF1'), percentInterval(macroF1)],
    [say('cli.ece'), ece.toFixed(3)],
  ];
  const classes = Object.entries(perClass).map(([label, { precision, recall, f1, support }]) => [
    label,
    ...[precision, recall, f1].map((rate) => `${percent(rate)} %`),
    String(support),
  ]);
  const head = [say('cli.label'), say('cli.precision'), say('cli.recall'), say('cli.f1'), say('cli.rows')];
  return `${textTable(figures)}\n\n${textTable([head, ...classes], [1, 2, 3, 4])}`;
}

export function renderPredictions(predictions: readonly Prediction[]): string {
  const rows = predictions.map(({ text, label, probabilities }) => [
    label,
    `${percent(probabilities[label]!)} %`,
    oneLine(text),
  ]);
  return textTable(rows, [1]);
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > shownText ? line.slice(0, shownText - 1) + '…' : line;
}
