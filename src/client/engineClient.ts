import type { EngineMethod, ParamsOf, Progress, ResultOf } from '../protocol/calls';
import { asMessage } from '../protocol/message';
import { CancelledError, UserError } from '../protocol/userError';
import type { EngineOptions } from './engineProcess';
import { EngineEnded, EngineProcess } from './engineProcess';
import { stagingFolders } from './staging';

export interface EngineClientOptions extends EngineOptions {
  /** The engine ends after this long without a call; it starts again when needed. */
  idleMilliseconds?: number;
}

export interface CallOptions {
  onProgress?(progress: Progress): void;
  signal?: AbortSignal;
}

const defaultIdleMilliseconds = 5 * 60_000;
/** A cancelled call may take this long to stop by itself; then its engine is killed. */
const graceMilliseconds = 700;

/**
 * Owns the engine process: starts it on first need, restarts it after a crash, ends it when idle. Every call
 * settles, whatever happens to the process.
 */
export class EngineClient {
  #engine: EngineProcess | null = null;
  #pending = 0;
  #disposed = false;
  #idleTimer: NodeJS.Timeout | undefined;
  /** Engines that were killed to stop a cancelled call: other calls of theirs run again on the next one. */
  readonly #sacrificed = new WeakSet<EngineProcess>();

  constructor(private readonly options: EngineClientOptions) {}

  /** Rejects with UserError (safe to show) or CancelledError, nothing else. */
  async call<M extends EngineMethod>(
    method: M,
    params: ParamsOf<M>,
    options: CallOptions = {},
  ): Promise<ResultOf<M>> {
    this.#pending++;
    clearTimeout(this.#idleTimer);
    try {
      return await this.#callUntilAnswered(method, params, options);
    } finally {
      this.#pending--;
      if (this.#pending === 0) this.#armIdleTimer();
    }
  }

  /** Ends the engine. Pending calls reject with CancelledError, as later ones do. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    clearTimeout(this.#idleTimer);
    await this.#engine?.kill();
  }

  async #callUntilAnswered<M extends EngineMethod>(
    method: M,
    params: ParamsOf<M>,
    options: CallOptions,
  ): Promise<ResultOf<M>> {
    for (;;) {
      if (this.#disposed || options.signal?.aborted) throw new CancelledError();
      const engine = this.#runningEngine();
      try {
        return await this.#callOnce(engine, method, params, options);
      } catch (error) {
        const innocent = error instanceof EngineEnded && this.#sacrificed.has(engine);
        if (!innocent || options.signal?.aborted) throw this.#shown(error, options.signal);
      }
    }
  }

  async #callOnce<M extends EngineMethod>(
    engine: EngineProcess,
    method: M,
    params: ParamsOf<M>,
    { onProgress, signal }: CallOptions,
  ): Promise<ResultOf<M>> {
    let grace: NodeJS.Timeout | undefined;
    const killSoon = () => {
      grace = setTimeout(() => {
        this.#sacrificed.add(engine);
        void engine.kill();
      }, graceMilliseconds);
    };
    signal?.addEventListener('abort', killSoon, { once: true });
    try {
      const report = (progress: Progress) => onProgress?.(progress);
      return await engine.request(method, params, stagingFolders(params), report, signal);
    } finally {
      clearTimeout(grace);
      signal?.removeEventListener('abort', killSoon);
    }
  }

  #runningEngine(): EngineProcess {
    if (!this.#engine?.alive) this.#engine = new EngineProcess(this.options);
    return this.#engine;
  }

  #shown(error: unknown, signal: AbortSignal | undefined): UserError {
    if (!(error instanceof EngineEnded)) return fromAnswer(error);
    const interrupted = error.end.signal === 'SIGINT'; // Ctrl+C in a terminal reaches the engine as well
    if (this.#disposed || signal?.aborted || interrupted) return new CancelledError();
    return new UserError('error.engineStopped', { detail: error.end.detail });
  }

  #armIdleTimer(): void {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => {
      void this.#engine?.stop();
      this.#engine = null;
    }, this.options.idleMilliseconds ?? defaultIdleMilliseconds);
    this.#idleTimer.unref();
  }
}

/** The engine's error response, as the error it was there. */
function fromAnswer(error: unknown): UserError {
  const shown = asMessage((error as { data?: unknown } | null)?.data);
  if (!shown) return new UserError('error.internal', { detail: String(error) });
  if (shown.key === 'error.cancelled') return new CancelledError();
  return new UserError(shown.key, shown.args);
}
