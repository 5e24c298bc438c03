import { compareRepresentations } from '../../../core/similarity/compareRepresentations';
import type { VectorSuitability } from '../../../core/similarity/compareTasks';
import { suitability } from '../../../core/similarity/compareTasks';
import type { Matrix } from '../../../core/matrix';
import { seededRandom } from '../../../core/random';
import type { EmbedOptions, EncoderQuestion } from '../../../protocol/calls';
import type { EncoderReference } from '../../../protocol/encoder';
import type { EncoderSimilarity, Representation } from '../../../protocol/similarity';
import type { Encoder } from '../../encoderPool';
import type { Job } from '../../job';
import type { Services } from '../services';
import type { ComparedTexts } from './comparedTexts';

export interface EncoderTask extends EncoderQuestion {
  compared: ComparedTexts;
  embed: EmbedOptions;
  seed: number;
}

/** CKA and RSA want some rows to mean anything; the unbiased HSIC four at least. */
const leastRows = 10;

/** The encoder's layers and another encoder, as asked for. Layers that its file does not tell are left out. */
export async function encoderSimilarities(
  task: EncoderTask,
  services: Services,
  job: Job,
): Promise<EncoderSimilarity[]> {
  if (task.compared.texts.length < leastRows) return [];
  const encoder = await services.openEncoder(task.embed, job.phase('load'));
  const layers = task.layers ? await ofLayers(task, encoder, services, job) : null;
  const other = task.otherEncoder && (await ofOther(task, task.otherEncoder, encoder, services, job));
  return [layers, other].filter((found) => !!found);
}

async function ofLayers(
  { compared, embed }: EncoderTask,
  encoder: Encoder,
  services: Services,
  job: Job,
): Promise<EncoderSimilarity | null> {
  const steps = job.phase('embed', compared.name);
  const found = await services.readLayers(compared.texts, encoder, embed, steps);
  if (!found) return null;
  const last = found.at(-1)!.vectors;
  const layers: Representation[] = [];
  for (const { layer, vectors } of found) {
    layers.push({ layer, ...compareRepresentations(vectors, last) });
    await steps.step(layers.length, found.length);
  }
  return { rows: compared.texts.length, other: null, layers, fit: null };
}

async function ofOther(
  { compared, embed, seed }: EncoderTask,
  reference: EncoderReference,
  own: Encoder,
  services: Services,
  job: Job,
): Promise<EncoderSimilarity> {
  const other = await services.openEncoder({ ...embed, encoder: reference }, job.phase('load'));
  const steps = job.phase('embed', compared.name);
  const vectorsOf = async (encoder: Encoder, texts: readonly string[]) =>
    (await encoder.embed(texts, steps)).vectors;
  const alike = compareRepresentations(
    await vectorsOf(own, compared.texts),
    await vectorsOf(other, compared.texts),
  );
  const { labeled } = compared;
  const kernels = services.createKernels(embed.threads);
  const fitOf = async (vectors: Matrix): Promise<VectorSuitability> =>
    suitability(
      vectors,
      labeled!.classes,
      labeled!.labels,
      kernels,
      seededRandom(seed),
      job.phase('shift', compared.name),
    );
  const fit = labeled && {
    rows: labeled.texts.length,
    own: await fitOf(await vectorsOf(own, labeled.texts)),
    other: await fitOf(await vectorsOf(other, labeled.texts)),
  };
  return {
    rows: compared.texts.length,
    other: other.description.id,
    layers: [{ layer: null, ...alike }],
    fit,
  };
}
