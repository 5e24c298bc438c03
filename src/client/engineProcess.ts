import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ProgressType, createMessageConnection } from 'vscode-jsonrpc/node';
import { CancellationTokenSource, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import type { EngineMethod, ParamsOf, Progress, ResultOf } from '../protocol/calls';
import type { RequestEnvelope } from '../protocol/wire';
import { sweepStaging } from './staging';

export interface EngineOptions {
  /** Absolute path of the bundled engine, dist/engine.js. */
  enginePath: string;
  /** A line for the log: what the engine writes to stdout and stderr, and its starts and ends. */
  log(line: string): void;
  env?: NodeJS.ProcessEnv;
}

/** How an engine process ended. */
export interface EngineEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
  detail: string;
}

/** The engine ended before it answered. */
export class EngineEnded extends Error {
  constructor(readonly end: EngineEnd) {
    super(`engine ended: ${end.detail}`);
  }
}

const progressType = new ProgressType<Progress>();

/** One child process, from its start to its end. */
export class EngineProcess {
  /** Settles, never rejects, once the process has gone and what it left unfinished is removed. */
  readonly ended: Promise<EngineEnd>;
  #alive = true;
  #nextToken = 1;
  readonly #folders = new Set<string>();
  readonly #child: ChildProcess;
  readonly #connection: MessageConnection;

  constructor(private readonly options: EngineOptions) {
    this.#child = fork(options.enginePath, [], {
      env: { ...process.env, ...options.env, ELECTRON_RUN_AS_NODE: '1' },
      execArgv: [], // the extension host's own flags (inspector port …) must not be inherited
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#logOutput();
    this.#connection = createMessageConnection(
      new IPCMessageReader(this.#child),
      new IPCMessageWriter(this.#child),
    );
    this.#connection.onError(([error]) => options.log(`engine channel: ${error.message}`));
    this.#connection.listen();
    this.ended = this.#whenEnded();
    options.log(`engine ${this.#child.pid} started`);
  }

  get alive(): boolean {
    return this.#alive;
  }

  /**
   * Sends one request. Rejects with EngineEnded when the process ends first, and with vscode-jsonrpc's
   * ResponseError when the engine refuses.
   * @param folders where this call may leave temporary files
   */
  async request<M extends EngineMethod>(
    method: M,
    params: ParamsOf<M>,
    folders: readonly string[],
    onProgress: (progress: Progress) => void,
    signal: AbortSignal | undefined,
  ): Promise<ResultOf<M>> {
    for (const folder of folders) this.#folders.add(folder);
    const progress = this.#nextToken++;
    const listening = this.#connection.onProgress(progressType, progress, onProgress);
    const cancellation = new CancellationTokenSource();
    const cancel = () => cancellation.cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const envelope = { params, progress } satisfies RequestEnvelope<M>;
      const sent = this.#connection.sendRequest<ResultOf<M>>(method, envelope, cancellation.token);
      return await Promise.race([this.#untilEnd(sent), this.ended.then(rejectEnded)]);
    } finally {
      signal?.removeEventListener('abort', cancel);
      listening.dispose();
      cancellation.dispose();
    }
  }

  /** Ends an idle engine: it leaves by itself when the channel closes. */
  stop(): Promise<EngineEnd> {
    if (this.#child.connected) this.#child.disconnect();
    return this.ended;
  }

  /** Ends the engine now, whatever it does. */
  kill(): Promise<EngineEnd> {
    this.#alive = false; // no new request may reach it
    this.#child.kill('SIGKILL');
    return this.ended;
  }

  /** A broken channel says less than the process's end: waits for that one. */
  async #untilEnd<T>(sent: Promise<T>): Promise<T> {
    try {
      return await sent;
    } catch (error) {
      if (isAnswer(error)) throw error;
      return rejectEnded(await this.ended);
    }
  }

  #whenEnded(): Promise<EngineEnd> {
    return new Promise((resolve) => {
      const finish = async (end: EngineEnd) => {
        if (!this.#alive && !this.#child.pid) this.options.log(`engine: ${end.detail}`);
        this.#alive = false;
        this.#connection.dispose();
        if (this.#child.pid !== undefined) await sweepStaging(this.#folders, this.#child.pid);
        this.options.log(`engine ${this.#child.pid} ended (${end.detail})`);
        resolve(end);
      };
      this.#child.once('error', (error) => {
        if (this.#child.pid === undefined) void finish({ code: null, signal: null, detail: error.message });
      });
      this.#child.once('exit', (code, signal) => {
        void finish({ code, signal, detail: signal ?? `exit code ${code}` });
      });
    });
  }

  #logOutput(): void {
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => this.options.log(line));
    }
  }
}

function rejectEnded(end: EngineEnd): never {
  throw new EngineEnded(end);
}

/** True for a ResponseError that the engine itself sent, false for the channel's own failures. */
function isAnswer(error: unknown): boolean {
  const data = (error as { data?: unknown } | null)?.data;
  const code = (error as { code?: unknown } | null)?.code;
  const methodNotFound = -32601;
  return data !== undefined || code === methodNotFound;
}
