import os from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Matrix } from '../core/matrix';
import type { Steps } from '../core/steps';
import type { EncoderDescription } from '../protocol/encoder';
import { UserError } from '../protocol/userError';
import { EmbedThread } from './embedThread';

/** Turns texts into vectors. Empty texts get a zero vector. */
export interface Encoder {
  readonly description: EncoderDescription;
  embed(texts: readonly string[], steps: Steps): Promise<Embedded>;
  dispose(): Promise<void>;
}

export interface Embedded {
  vectors: Matrix;
  /** Rows that came from the cache. */
  cached: number;
  /** Rows longer than maxTokens. */
  shortened: number;
  /** From tokenizing to the last vector; loading the encoder is not counted. */
  seconds: number;
}

/** Called with each text's vector, in any order. The vector is a view that is only valid during the call. */
export type Deliver = (index: number, vector: Float32Array, shortened: boolean) => void;

/** More sessions than this cost memory (some 80 MB each) without a gain on machines that people edit on. */
const mostThreads = 4;
/** Requests under way per thread: one that runs and one that waits, so that a thread never idles. */
const lanesPerThread = 2;
/** A request holds at most this many texts and characters: a cancel waits for one request. */
const limits = { q8: { texts: 8, characters: 1200 }, fp32: { texts: 32, characters: 8000 } };

/** Embedding threads of one encoder: started when first needed, kept until disposed. */
export class EncoderPool {
  #threads: EmbedThread[] = [];
  readonly #busy = new Set<Promise<unknown>>();

  /** @param threads 0 = one a core, at most 4 */
  constructor(
    private readonly folder: string,
    readonly description: EncoderDescription,
    private readonly threads: number,
  ) {}

  /** Rejects with UserError when the encoder cannot be loaded; returns the seconds of embedding. */
  async embed(texts: readonly string[], steps: Steps, deliver: Deliver): Promise<number> {
    if (texts.length === 0) return 0;
    const chunks = chunksOf(texts, this.description.dtype === 'q8' ? limits.q8 : limits.fp32);
    const threads = await this.#loadedThreads(chunks.length);
    const start = performance.now();
    const work = this.#deal(threads, texts, chunks, steps, deliver);
    this.#busy.add(work);
    try {
      await work;
    } finally {
      this.#busy.delete(work);
    }
    return (performance.now() - start) / 1000;
  }

  async dispose(): Promise<void> {
    await Promise.allSettled(this.#busy);
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(threads.map((thread) => thread.end()));
  }

  async #loadedThreads(useful: number): Promise<EmbedThread[]> {
    const wanted = Math.min(useful, this.threads || Math.min(mostThreads, os.availableParallelism()));
    this.#threads = this.#threads.filter((thread) => !thread.failed);
    while (this.#threads.length < wanted) {
      this.#threads.push(new EmbedThread({ folder: this.folder, description: this.description }));
    }
    const used = this.#threads.slice(0, wanted);
    try {
      await Promise.all(used.map((thread) => thread.loaded));
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      throw new UserError('error.encoderBroken', { folder: this.folder, detail });
    }
    return used;
  }

  async #deal(
    threads: readonly EmbedThread[],
    texts: readonly string[],
    chunks: readonly number[][],
    steps: Steps,
    deliver: Deliver,
  ): Promise<void> {
    const { dim } = this.description;
    let next = 0;
    let done = 0;
    let stopped = false;
    const lane = async (thread: EmbedThread) => {
      while (!stopped && next < chunks.length) {
        const chunk = chunks[next++]!;
        const { vectors, shortened } = await thread.embed(chunk.map((i) => texts[i]!));
        if (stopped) return;
        chunk.forEach((i, k) => deliver(i, vectors.subarray(k * dim, (k + 1) * dim), shortened[k]!));
        done += chunk.length;
        await steps.step(done, texts.length);
      }
    };
    const lanes = threads.flatMap((thread) => Array.from({ length: lanesPerThread }, () => lane(thread)));
    try {
      await Promise.all(lanes);
    } finally {
      stopped = true;
    }
  }
}

/**
 * Indices in requests, longest texts first: neighbours in length share a request, and the short ones at the
 * end even out the threads. Characters stand for tokens, which the threads count.
 */
export function chunksOf(texts: readonly string[], limit: { texts: number; characters: number }): number[][] {
  const order = texts.map((_, i) => i).sort((a, b) => texts[b]!.length - texts[a]!.length || a - b);
  const chunks: number[][] = [];
  let characters = 0;
  for (const i of order) {
    const last = chunks.at(-1);
    const length = texts[i]!.length;
    if (last && last.length < limit.texts && characters + length <= limit.characters) last.push(i);
    else chunks.push([i]);
    characters = chunks.at(-1)!.length === 1 ? length : characters + length;
  }
  return chunks;
}
