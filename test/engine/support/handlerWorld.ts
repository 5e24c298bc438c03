import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { plainKernels } from '../../../src/core/plainKernels';
import { zeros } from '../../../src/core/matrix';
import { countWords } from '../../../src/core/shift/words';
import { uninterrupted } from '../../../src/core/steps';
import { seededRandom } from '../../../src/core/random';
import type { BuiltinDomain } from '../../../src/engine/builtinMovies';
import type { Encoder } from '../../../src/engine/encoderPool';
import { createHandlers } from '../../../src/engine/handlers/createHandlers';
import type { Services } from '../../../src/engine/handlers/services';
import type { Job } from '../../../src/engine/job';
import { createJob } from '../../../src/engine/job';
import type { EmbedOptions, Phase } from '../../../src/protocol/calls';

const dim = 12;

/** Each word has a fixed random vector; a text is their mean. */
function vectorOf(text: string): Float32Array {
  const sum = new Float32Array(dim);
  const words = text.split(/\s+/).filter(Boolean);
  for (const word of words) {
    const random = seededRandom([...word].reduce((hash, char) => hash * 31 + char.charCodeAt(0), 7));
    for (let j = 0; j < dim; j++) sum[j]! += (random() - 0.5) / words.length;
  }
  return sum;
}

export function fakeEncoder(calls: string[][] = []): Encoder {
  return {
    description: {
      id: 'fake',
      hash: 'f'.repeat(64),
      dtype: 'fp32',
      dim,
      pooling: 'mean',
      normalize: true,
      maxTokens: 64,
    },
    async embed(texts, steps) {
      calls.push([...texts]);
      const vectors = zeros(texts.length, dim);
      texts.forEach((text, i) => vectors.data.set(vectorOf(text), i * dim));
      await steps.step(texts.length, texts.length);
      return { vectors, cached: 0, shortened: 0, seconds: 0.5 };
    },
    async tokenize(texts, steps) {
      await steps.step(texts.length, texts.length);
      return texts.map((text) => Int32Array.from(text.split(/\s+/).filter(Boolean), hashOf));
    },
    dispose: () => Promise.resolve(),
  };
}

const hashOf = (word: string) =>
  [...word].reduce((hash, char) => (hash * 31 + char.charCodeAt(0)) % 30_000, 7);

export async function fakeMovies(): Promise<BuiltinDomain> {
  const texts = Array.from({ length: 60 }, (_, i) => (i % 2 ? `great fun film ${i}` : `dull poor film ${i}`));
  const labelIndices = Int32Array.from(texts, (_, i) => i % 2);
  const vectors = zeros(texts.length, dim);
  texts.forEach((text, i) => vectors.data.set(vectorOf(text), i * dim));
  const weight = zeros(2, dim);
  weight.data.set(
    vectorOf('dull poor').map((value) => value * 20),
    0,
  );
  weight.data.set(
    vectorOf('great fun').map((value) => value * 20),
    dim,
  );
  const labels = ['negative', 'positive'];
  return {
    name: 'movie reviews',
    labels,
    vectors,
    labelIndices,
    head: { labels, weight, bias: new Float32Array(2), temperature: 1 },
    heldOutAccuracy: { mean: 0.95, low: 0.86, high: 0.98, rows: 60 },
    words: await countWords(texts, labelIndices, 2, uninterrupted),
    shortened: 0.25,
    rows: texts.length,
    hash: 'm'.repeat(64),
    encoderHash: 'f'.repeat(64),
  };
}

export const embed: EmbedOptions = {
  encoder: { kind: 'embedded' },
  allowNetwork: false,
  threads: 1,
  maxTokens: 0,
  cacheFolder: '',
};

/** A folder with tables, handlers over fakes, and what they did. */
export function handlerWorld(overrides: Partial<Services> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'handlers-'));
  const embedded: string[][] = [];
  let opened = 0;
  const handlers = createHandlers({
    openEncoder: () => {
      opened++;
      return Promise.resolve(fakeEncoder(embedded));
    },
    loadBuiltinMovies: fakeMovies,
    createKernels: () => plainKernels,
    readLayers: () => Promise.resolve(null),
    clearCache: () => Promise.resolve(42),
    ...overrides,
  });
  const at = (...names: string[]) => path.join(folder, ...names);
  return {
    folder,
    at,
    handlers,
    embedded,
    opened: () => opened,
    /** Writes a table and refers to it. */
    table(name: string, text: string) {
      writeFileSync(at(name), text);
      return { paths: [at(name)] };
    },
  };
}

/** A job whose clock ticks 1 ms a look, cancelled when `phase` begins. */
export function testJob(cancelAt?: Phase): Job {
  let time = Date.UTC(2026, 0, 2);
  let cancelled = false;
  return createJob({
    now: () => time++,
    isCancelled: () => cancelled,
    send: ({ phase }) => void (cancelled ||= phase === cancelAt),
  });
}

/** `rows` rows whose words tell the label most of the time. */
export function reviews(
  rows: number,
  labels: readonly string[] = ['negative', 'positive'],
  seed = 1,
): string {
  const random = seededRandom(seed);
  const marks = ['bad poor dull', 'good great nice', 'strange odd queer'];
  const pick = (words: string) => words.split(' ')[Math.floor(random() * words.split(' ').length)]!;
  const line = (i: number) => {
    const label = i % labels.length;
    const word = () => pick(random() < 0.5 ? marks[label % marks.length]! : 'the a it was and is with');
    return `${Array.from({ length: 8 }, word).join(' ')} ${i},${labels[label]}`;
  };
  return ['text,label', ...Array.from({ length: rows }, (_, i) => line(i))].join('\n') + '\n';
}
