import type { Head } from '../../core/learn/head';
import { probabilities } from '../../core/learn/head';
import type { Matrix } from '../../core/matrix';
import { row, rowsFrom, zeros } from '../../core/matrix';
import type { Steps } from '../../core/steps';
import type { EmbedOptions, ModelReference, PredictingModel } from '../../protocol/calls';
import type { EncoderDescription } from '../../protocol/encoder';
import { UserError } from '../../protocol/userError';
import type { Encoder } from '../encoderPool';
import type { Job } from '../job';
import type { SavedModel } from '../modelStore';
import { loadModel } from '../modelStore';
import type { Services } from './services';

/** A head with the encoder that it was trained on. */
export interface OpenModel {
  head: Head;
  encoder: Encoder;
  model: PredictingModel;
  /** sha-256 of the files that it was trained on. */
  trainedOn: string[];
}

export async function openModel(
  reference: ModelReference,
  embed: EmbedOptions,
  services: Services,
  job: Job,
): Promise<OpenModel> {
  const steps = job.phase('load');
  if (reference.kind === 'movies') {
    const encoder = await services.openEncoder(embed, steps);
    const { name, head } = await services.loadBuiltinMovies(encoder.description);
    return { head, encoder, model: { name, builtIn: true, labels: head.labels }, trainedOn: [] };
  }
  const saved = await loadModel(reference.path);
  const { name, labels, encoder: trained, target, source } = saved.manifest;
  // Long texts must be shortened as they were in training.
  const encoder = await services.openEncoder({ ...embed, maxTokens: trained.maxTokens }, steps);
  checkEncoder(saved, encoder.description);
  const trainedOn = [target.hash, ...(source ? [source.hash] : [])];
  return { head: saved.head, encoder, model: { name, builtIn: false, labels }, trainedOn };
}

const identity: readonly (keyof EncoderDescription)[] = ['hash', 'dtype', 'dim', 'pooling', 'normalize'];

function checkEncoder({ manifest }: SavedModel, opened: EncoderDescription): void {
  if (identity.every((key) => manifest.encoder[key] === opened[key])) return;
  const used = manifest.encoderReference;
  const hint =
    used.kind === 'folder'
      ? `--encoder ${used.path}`
      : used.kind === 'hub'
        ? used.id
        : `${manifest.encoder.hash.slice(0, 12)}`;
  throw new UserError('error.modelEncoder', {
    model: manifest.name,
    trained: manifest.encoder.id,
    opened: opened.id,
    hint,
  });
}

export interface LabelGuess {
  label: string;
  probability: number;
  probabilities: Record<string, number>;
}

/** What a model says of texts. */
export interface Said {
  /** texts x labels */
  probabilities: Matrix;
  /** Texts that were longer than the encoder reads. */
  shortened: number;
}

/** Some 20 ms of work with words. */
const rowsPerStep = 500;

/** Embeds the texts, and tokenizes them where the head reads words too. */
export async function askModel(
  { head, encoder }: Pick<OpenModel, 'head' | 'encoder'>,
  texts: readonly string[],
  steps: Steps,
): Promise<Said> {
  const { vectors, shortened } = await encoder.embed(texts, steps);
  const tokens = head.lexical ? await encoder.tokenize(texts, steps) : null;
  const said = zeros(vectors.rows, head.labels.length);
  for (let start = 0; start < vectors.rows; start += rowsPerStep) {
    const rows = rowsFrom(vectors, start, start + rowsPerStep);
    const part = probabilities(head, rows, tokens?.slice(start, start + rowsPerStep) ?? null);
    said.data.set(part.data, start * said.dim);
    await steps.step(texts.length, texts.length);
  }
  return { probabilities: said, shortened };
}

/** One guess a row. */
export function guessLabels({ labels }: Head, probabilities: Matrix): LabelGuess[] {
  return Array.from({ length: probabilities.rows }, (_, i) => guess(labels, row(probabilities, i)));
}

function guess(labels: readonly string[], values: Float32Array): LabelGuess {
  const best = values.reduce((at, value, i) => (value > values[at]! ? i : at), 0);
  return {
    label: labels[best]!,
    probability: values[best]!,
    probabilities: Object.fromEntries(labels.map((label, i) => [label, values[i]!])),
  };
}
