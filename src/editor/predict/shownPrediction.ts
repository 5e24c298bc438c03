import type { PredictingModel, Prediction } from '../../protocol/calls';
import type { MessageArguments, MessageKey } from '../../protocol/message';
import { count, probability } from '../figures';
import type { Piece } from './followEdits';

/** Where a text to predict came from. */
export type Origin = 'selection' | 'paragraph' | 'row';

/** A prediction at its place in a document. */
export interface ShownPrediction extends Piece {
  prediction: Prediction;
  model: PredictingModel;
  origin: Origin;
  /** Of the call it came with: texts longer than the encoder reads, and all texts. */
  shortened: number;
  asked: number;
}

type Say = (key: MessageKey, args?: MessageArguments) => string;

export function labelWithProbability({ prediction }: ShownPrediction, say: Say, language: string): string {
  const value = prediction.probabilities[prediction.label] ?? 0;
  return say('editor.predict.after', { label: prediction.label, probability: probability(value, language) });
}

/** Beside the text: `positive 93%`; the built-in head always says that it is a movie head. */
export function besideText(shown: ShownPrediction, say: Say, language: string): string {
  const text = labelWithProbability(shown, say, language);
  return shown.model.builtIn ? `${text} (${say('editor.predict.builtIn')})` : text;
}

/** Model, and all that a person should know before trusting the figure. */
export function notes(shown: ShownPrediction, say: Say, language: string): string[] {
  const found = [say('editor.predict.model', { name: shown.model.name })];
  if (shown.model.builtIn) found.push(say('editor.predict.builtInNote'));
  if (shown.origin !== 'selection') found.push(say(`editor.predict.${shown.origin}`));
  const [shortened, total] = [count(shown.shortened, language), count(shown.asked, language)];
  if (shown.shortened > 0) found.push(say('editor.predict.shortened', { count: shortened, total }));
  return found;
}

/** All labels, the likeliest first. */
export function ranked({ prediction }: ShownPrediction): [label: string, probability: number][] {
  return Object.entries(prediction.probabilities).sort((a, b) => b[1] - a[1]);
}

/** The status bar: one prediction in full, several as counts per label. */
export function statusText(all: readonly ShownPrediction[], say: Say, language: string): string {
  const [first] = all;
  if (!first) return '';
  if (all.length === 1) return besideText(first, say, language);
  const counts = new Map<string, number>();
  for (const { prediction } of all) counts.set(prediction.label, (counts.get(prediction.label) ?? 0) + 1);
  const labels = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3);
  const parts = labels.map(([label, n]) =>
    say('editor.predict.manyLabels', { label, count: count(n, language) }),
  );
  const head = first.model.builtIn ? ` (${say('editor.predict.builtIn')})` : '';
  return `${say('editor.predict.many', { count: count(all.length, language) })}: ${parts.join(', ')}${head}`;
}
