import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Matrix } from '../core/matrix';
import { zeros } from '../core/matrix';
import type { Steps } from '../core/steps';
import type { EmbedOptions } from '../protocol/calls';
import { encoderFiles, encoderPaths } from './encoderFiles';
import type { Encoder } from './encoderPool';
import { openTokenModel } from './kernels';
import type { LayerOutput } from './onnx/layerOutputs';
import { layerOutputs, outputNames, withOutputs } from './onnx/layerOutputs';
import type { TokenModel, TokenOutput } from './onnx/tokenModel';
import { encoderFolder } from './openEncoder';
import { poolTokens } from './pooling';
import { specialTokens } from './specialTokens';

/** The mean of a text's token vectors after one layer, for each text. */
export interface LayerVectors {
  /** Base 1 from the bottom; 0 = the word embeddings. */
  layer: number;
  vectors: Matrix;
}

/** Reads an encoder's layers; null where its files do not tell them. The last is the encoder's own output. */
export type ReadLayers = (
  texts: readonly string[],
  encoder: Encoder,
  options: EmbedOptions,
  steps: Steps,
) => Promise<LayerVectors[] | null>;

/** One text a run, as int8 models want it (see encoder.ts); a run takes some 10 ms. */
export const readLayers: ReadLayers = async (texts, encoder, options, steps) => {
  const { folder } = await encoderFolder(options);
  const frame = await specialTokens(folder);
  const opened = frame && (await openLayers(folder, encoder, options.threads));
  if (!opened) return null;
  try {
    const tokens = await encoder.tokenize(texts, steps);
    const rows = tokens.map((ids) => [...frame.before, ...ids, ...frame.after]);
    return await meansOf(opened.model, opened.outputs, rows, steps);
  } finally {
    await opened.model.dispose();
  }
};

/** null where the graph does not tell its layers, or the weights lie outside of it. */
async function openLayers(
  folder: string,
  { description }: Encoder,
  threads: number,
): Promise<{ model: TokenModel; outputs: LayerOutput[] } | null> {
  const { dtype } = encoderFiles(folder, description.dtype === 'q8' ? 'q8' : 'fp32');
  const file = path.join(folder, dtype === 'q8' ? encoderPaths.quantized : encoderPaths.full);
  if (existsSync(`${file}_data`)) return null;
  const bytes = await readFile(file);
  const outputs = layerOutputs(bytes);
  if (outputs.length < 2) return null;
  const own = outputNames(bytes);
  const inner = outputs.map(({ value }) => value).filter((value) => !own.includes(value));
  return { model: await openTokenModel(withOutputs(bytes, inner), threads), outputs };
}

async function meansOf(
  model: TokenModel,
  outputs: readonly LayerOutput[],
  rows: readonly number[][],
  steps: Steps,
): Promise<LayerVectors[] | null> {
  let layers: LayerVectors[] | null = null;
  for (const [i, ids] of rows.entries()) {
    await steps.step(i, rows.length);
    const found = await model.run(ids);
    layers ??= emptyLayers(outputs, found, ids.length, rows.length);
    for (const { layer, vectors } of layers) {
      const { value } = outputs.find((output) => output.layer === layer)!;
      const mean = poolTokens(found.get(value)!.data, [ids.length], vectors.dim, plainMean);
      vectors.data.set(mean, i * vectors.dim);
    }
  }
  await steps.step(rows.length, rows.length);
  return layers && layers.length >= 2 ? layers : null;
}

const plainMean = { pooling: 'mean', normalize: false } as const;

/** Of the outputs that are token vectors (1 x tokens x hidden) as wide as the last. */
function emptyLayers(
  outputs: readonly LayerOutput[],
  found: ReadonlyMap<string, TokenOutput>,
  tokens: number,
  rows: number,
): LayerVectors[] {
  const shapes = outputs.map(({ layer, value }) => ({ layer, dims: found.get(value)?.dims ?? [] }));
  const width = shapes.at(-1)?.dims[2];
  return shapes
    .filter(({ dims }) => dims.length === 3 && dims[1] === tokens && dims[2] === width)
    .map(({ layer }) => ({ layer, vectors: zeros(rows, width!) }));
}
