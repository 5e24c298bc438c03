import os from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Matrix } from '../core/matrix';
import type { Steps } from '../core/steps';
import type { EncoderDescription } from '../protocol/encoder';
import { UserError } from '../protocol/userError';
import type { ThreadTask, ThreadWork } from './embedMessages';
import { EmbedThread } from './embedThread';

/** Turns texts into vectors. Empty texts get a zero vector. */
export interface Encoder {
  readonly description: EncoderDescription;
  embed(texts: readonly string[], steps: Steps): Promise<Embedded>;
  /** Each text's token ids as `embed` reads them, without the special tokens. */
  tokenize(texts: readonly string[], steps: Steps): Promise<Int32Array[]>;
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
/** While an encoder loads or a slow text runs, a cancel is looked for this often. */
const heartbeatMilliseconds = 100;
/** A request holds at most this many texts and characters: what a cancel throws away. */
const limits = {
  q8: { texts: 8, characters: 1200 },
  fp32: { texts: 32, characters: 8000 },
  tokens: { texts: 64, characters: 50_000 },
};

/** Asks a thread for some texts; what it returns keeps the results. */
type HandleChunk = (thread: EmbedThread, chunk: readonly number[], texts: string[]) => Promise<() => void>;

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

  /**
   * Returns the seconds of embedding. Rejects with UserError when the encoder cannot be loaded, and at once
   * when a step does: texts that are under way are finished and thrown away.
   */
  async embed(texts: readonly string[], steps: Steps, deliver: Deliver): Promise<number> {
    const limit = this.description.dtype === 'q8' ? limits.q8 : limits.fp32;
    return this.#work(new Run(texts, steps), chunksOf(texts, limit), async (thread, chunk, chosen) => {
      const { vectors, shortened } = await this.#ask(thread, 'embed', chosen);
      const dim = vectors.length / chunk.length;
      return () =>
        chunk.forEach((i, k) => deliver(i, vectors.subarray(k * dim, (k + 1) * dim), shortened[k]!));
    });
  }

  /** As `embed`: rejects at once when a step does. */
  async tokenize(texts: readonly string[], steps: Steps): Promise<Int32Array[]> {
    const all: Int32Array[] = texts.map(() => new Int32Array(0));
    await this.#work(new Run(texts, steps), chunksOf(texts, limits.tokens), async (thread, chunk, chosen) => {
      const { tokens } = await this.#ask(thread, 'tokenize', chosen);
      return () => chunk.forEach((i, k) => (all[i] = tokens[k]!));
    });
    return all;
  }

  async #work(run: Run, chunks: number[][], handle: HandleChunk): Promise<number> {
    if (chunks.length === 0) {
      run.stop();
      return 0;
    }
    const work = this.#loadAndDeal(run, chunks, handle);
    this.#busy.add(work);
    void work.catch(() => undefined).then(() => this.#busy.delete(work));
    try {
      return await Promise.race([work, run.cancelled]);
    } finally {
      run.stop();
    }
  }

  async dispose(): Promise<void> {
    await Promise.allSettled(this.#busy);
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(threads.map((thread) => thread.end()));
  }

  async #loadedThreads(useful: number): Promise<EmbedThread[]> {
    const wanted = Math.min(useful, threadsFor(this.threads));
    this.#threads = this.#threads.filter((thread) => !thread.failed);
    while (this.#threads.length < wanted) {
      this.#threads.push(new EmbedThread({ folder: this.folder, description: this.description }));
    }
    const used = this.#threads.slice(0, wanted);
    try {
      await Promise.all(used.map((thread) => thread.loaded));
    } catch (error) {
      throw this.#broken(error);
    }
    return used;
  }

  /** A model that loads may still fail on its first text. */
  async #ask<Task extends ThreadTask>(
    thread: EmbedThread,
    task: Task,
    texts: string[],
  ): Promise<ThreadWork[Task]> {
    try {
      return await thread.ask(task, texts);
    } catch (error) {
      throw this.#broken(error);
    }
  }

  #broken(error: unknown): UserError {
    const detail = error instanceof Error ? error.message : String(error);
    return new UserError('error.encoderBroken', { folder: this.folder, detail });
  }

  async #loadAndDeal(run: Run, chunks: number[][], handle: HandleChunk): Promise<number> {
    const threads = await this.#loadedThreads(chunks.length);
    const start = performance.now();
    const queue = chunks.values();
    const lane = async (thread: EmbedThread) => {
      for (const chunk of queue) {
        if (run.stopped) return;
        const texts = chunk.map((i) => run.texts[i]!);
        await run.take(chunk.length, await handle(thread, chunk, texts));
      }
    };
    const lanes = threads.flatMap((thread) => Array.from({ length: lanesPerThread }, () => lane(thread)));
    await Promise.all(lanes).finally(() => run.stop());
    return (performance.now() - start) / 1000;
  }
}

/** Asking for more threads than cores would cost a session each, and gain nothing. */
function threadsFor(asked: number): number {
  const cores = os.availableParallelism();
  return asked > 0 ? Math.min(asked, Math.max(mostThreads, cores)) : Math.min(mostThreads, cores);
}

/** One call's texts, on their way to vectors. */
class Run {
  stopped = false;
  /** Never resolves; rejects as soon as a step between two texts does. */
  readonly cancelled: Promise<never>;
  #done = 0;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(
    readonly texts: readonly string[],
    private readonly steps: Steps,
  ) {
    let cancel: (reason: unknown) => void;
    this.cancelled = new Promise((_, reject) => (cancel = reject));
    this.#heartbeat = setInterval(
      () => void this.#step().catch((reason) => cancel(reason)),
      heartbeatMilliseconds,
    );
  }

  /** @param keep puts the results of `count` texts where they belong; left out once the run has stopped */
  async take(count: number, keep: () => void): Promise<void> {
    if (this.stopped) return;
    keep();
    this.#done += count;
    await this.#step();
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.#heartbeat);
  }

  #step(): Promise<void> {
    return this.steps.step(this.#done, this.texts.length);
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
