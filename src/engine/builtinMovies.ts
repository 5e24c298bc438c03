import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { Head } from '../core/learn/head';
import type { Matrix } from '../core/matrix';
import { row, zeros } from '../core/matrix';
import type { WordStatistics } from '../core/shift/words';
import type { HeldOutAccuracy } from '../core/transfer/sourceModel';
import type { EncoderDescription } from '../protocol/encoder';
import { intervalSchema } from '../protocol/interval';
import { UserError } from '../protocol/userError';
import { combinedHash, encoderPaths } from './encoderFiles';
import { modelsFolder } from './places';
import { toUnitLength } from './pooling';
import type { SafeTensor } from './safetensors';
import { readSafetensors } from './safetensors';

/** The movie reviews that ship with the product: numbers only, no sentence. */
export interface BuiltinDomain {
  name: string;
  labels: string[];
  /** Of a balanced sample of the reviews. */
  vectors: Matrix;
  /** Index into `labels` of each vector. */
  labelIndices: Int32Array;
  /** Learned on all of the reviews, calibrated. */
  head: Head;
  /** The head's accuracy on reviews that neither it nor the encoder saw. */
  heldOutAccuracy: HeldOutAccuracy;
  words: WordStatistics;
  /** Share of them that were longer than the encoder reads. */
  shortened: number;
  /** Rows of `vectors`. */
  rows: number;
  /** sha-256 of the vectors' file. */
  hash: string;
  /** Of the encoder that made the vectors. */
  encoderHash: string;
}

const domainSchema = v.object({
  schema: v.literal(1),
  name: v.string(),
  /** sha-256 of the encoder's model file. */
  encoderHash: v.string(),
  labels: v.array(v.string()),
  temperature: v.number(),
  maxTokens: v.number(),
  heldOutAccuracy: v.object({ ...intervalSchema.entries, rows: v.number() }),
});
const wordsSchema = v.object({
  schema: v.literal(1),
  documents: v.array(v.number()),
  words: v.record(v.string(), v.array(v.number())),
});
const encoderSchema = v.object({ sha256: v.record(v.string(), v.string()) });

/** Files of an encoder that its hash covers: see encoderFiles. */
const hashedFiles = [
  encoderPaths.config,
  encoderPaths.quantized,
  encoderPaths.tokenizer,
  encoderPaths.tokenizerConfig,
];

const loaded = new Map<string, Promise<BuiltinDomain>>();

/**
 * Loads the movie domain once. Throws UserError when `encoder` is not the one it was made with, or when its
 * files are damaged. @param models the folder that holds `encoder/` and `movies/`
 */
export async function loadBuiltinMovies(
  encoder: EncoderDescription,
  models: string = modelsFolder(),
): Promise<BuiltinDomain> {
  const folder = path.join(models, 'movies');
  const loading = loaded.get(models) ?? loadMovies(models, folder);
  loaded.set(models, loading);
  loading.catch(() => loaded.delete(models));
  const movies = await loading.catch((error: unknown) => {
    throw new UserError('error.moviesBroken', { folder, detail: detailOf(error) });
  });
  if (movies.encoderHash !== encoder.hash)
    throw new UserError('error.moviesEncoder', { encoder: encoder.id });
  return movies;
}

async function loadMovies(models: string, folder: string): Promise<BuiltinDomain> {
  const domain = v.parse(domainSchema, await readJson(path.join(folder, 'domain.json')));
  const reference = await readFile(path.join(folder, 'reference.safetensors'));
  const { tensors } = readSafetensors(reference);
  const vectors = dequantised(tensors);
  return {
    name: domain.name,
    labels: domain.labels,
    vectors,
    labelIndices: integers(tensors, 'labels', vectors.rows),
    head: await loadHead(folder, domain.labels, domain.temperature, vectors.dim),
    heldOutAccuracy: domain.heldOutAccuracy,
    words: await loadWords(folder, domain.labels.length),
    shortened: longerShare(integers(tensors, 'lengths', vectors.rows), domain.maxTokens),
    rows: vectors.rows,
    hash: createHash('sha256').update(reference).digest('hex'),
    encoderHash: await shippedEncoderHash(models, domain.encoderHash),
  };
}

const longerShare = (lengths: Int32Array, most: number): number =>
  lengths.filter((length) => length > most).length / Math.max(1, lengths.length);

/** The hash that `describeEncoder` gives the shipped encoder, without reading its weights again. */
async function shippedEncoderHash(models: string, modelHash: string): Promise<string> {
  const file = path.join(models, 'encoder', encoderPaths.ours);
  if (!existsSync(file)) throw new Error(`there is no ${file}`);
  const { sha256 } = v.parse(encoderSchema, await readJson(file));
  if (sha256[encoderPaths.quantized] !== modelHash) throw new Error('they were made with another encoder');
  return combinedHash(new Map(hashedFiles.map((name) => [name, sha256[name] ?? ''])));
}

/** int8 times its row's scale; each half back to unit length, which rounding had moved by up to 0.5 %. */
function dequantised(tensors: Record<string, SafeTensor>): Matrix {
  const stored = tensors['vectors'];
  const [rows = 0, dim = 0] = stored?.shape ?? [];
  if (stored?.dtype === 'I32' || !stored || dim % 2 !== 0) throw new Error('there are no vectors');
  const scale = stored.dtype === 'I8' ? floats(tensors, 'scale', rows) : null;
  const vectors = zeros(rows, dim);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < dim; j++) vectors.data[i * dim + j] = stored.data[i * dim + j]! * (scale?.[i] ?? 1);
    const vector = row(vectors, i);
    for (const half of [vector.subarray(0, dim / 2), vector.subarray(dim / 2)]) toUnitLength(half);
  }
  return vectors;
}

async function loadHead(folder: string, labels: string[], temperature: number, dim: number): Promise<Head> {
  const { tensors } = readSafetensors(await readFile(path.join(folder, 'head.safetensors')));
  const weight = floats(tensors, 'weight', labels.length * dim);
  const bias = floats(tensors, 'bias', labels.length);
  return { labels, weight: { data: weight, rows: labels.length, dim }, bias, temperature };
}

/** Only words as core/shift splits texts: no apostrophe at an end. */
async function loadWords(folder: string, classes: number): Promise<WordStatistics> {
  const { documents, words } = v.parse(wordsSchema, await readJson(path.join(folder, 'words.json')));
  const kept = Object.entries(words).filter(([word]) => !/^'|'$/.test(word));
  const withUnlabeled = (counts: number[]) => [...counts.slice(0, classes), 0];
  const counts = new Map(kept.map(([word, found]) => [word, withUnlabeled(found)]));
  return { counts, documents: withUnlabeled(documents) };
}

function floats(tensors: Record<string, SafeTensor>, name: string, length: number): Float32Array {
  const tensor = tensors[name];
  if (tensor?.data instanceof Float32Array && tensor.data.length === length) return tensor.data;
  throw new Error(`"${name}" is not ${length} floating-point numbers`);
}

function integers(tensors: Record<string, SafeTensor>, name: string, length: number): Int32Array {
  const tensor = tensors[name];
  if (tensor?.data instanceof Int32Array && tensor.data.length === length) return tensor.data;
  throw new Error(`"${name}" is not ${length} whole numbers`);
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8')) as unknown;
}

const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
