import { ProgressType, ResponseError, createMessageConnection } from 'vscode-jsonrpc/node';
import { IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import type { CancellationToken, MessageConnection } from 'vscode-jsonrpc/node';
import type { EngineMethod, Progress } from '../protocol/calls';
import type { Message } from '../protocol/message';
import { CancelledError, UserError } from '../protocol/userError';
import type { RequestEnvelope } from '../protocol/wire';
import { wireErrors } from '../protocol/wire';
import type { Handlers } from './handlers/services';
import type { Job } from './job';
import { createJob } from './job';

const progressType = new ProgressType<Progress>();

/** After the parent has gone, running calls get this long to stop and remove their temporary files. */
const farewellMilliseconds = 1000;

/** Answers requests over this process's IPC channel until the parent goes away. */
export function serve(handlers: Partial<Handlers>): void {
  const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
  const calls = new Calls();
  for (const method of Object.keys(handlers) as EngineMethod[]) {
    connection.onRequest(method, (envelope: RequestEnvelope, token: CancellationToken) =>
      calls.track(answer(handlers[method] as AnyHandler, envelope, token, calls, connection)),
    );
  }
  process.once('disconnect', () => void calls.endProcess());
  process.on('SIGINT', () => {}); // Ctrl+C reaches the whole group; the client decides what it means
  connection.listen();
}

type AnyHandler = (params: unknown, job: Job) => Promise<unknown>;

async function answer(
  handler: AnyHandler,
  envelope: RequestEnvelope,
  token: CancellationToken,
  calls: Calls,
  connection: MessageConnection,
): Promise<unknown> {
  const job = createJob({
    isCancelled: () => token.isCancellationRequested || calls.ending,
    send: (progress) => {
      if (!calls.ending) void connection.sendProgress(progressType, envelope.progress, progress);
    },
  });
  try {
    return await handler(envelope.params, job);
  } catch (error) {
    return responseError(error);
  }
}

/** vscode-jsonrpc sends a ResponseError that a handler returns as the call's failure. */
function responseError(error: unknown): ResponseError<Message> {
  if (error instanceof CancelledError)
    return new ResponseError(wireErrors.cancelled, error.message, error.shown);
  if (error instanceof UserError) return new ResponseError(wireErrors.user, error.message, error.shown);
  console.error(error instanceof Error ? error.stack : error);
  const shown = new UserError('error.internal', { detail: detailOf(error) });
  return new ResponseError(wireErrors.internal, shown.message, shown.shown);
}

const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The calls that run now, and the end of the process. */
class Calls {
  ending = false;
  readonly #running = new Set<Promise<unknown>>();

  track(call: Promise<unknown>): Promise<unknown> {
    this.#running.add(call);
    return call.finally(() => this.#running.delete(call));
  }

  /** SIGKILL rather than exit(): leaving while an embedding thread is busy aborts noisily in ONNX Runtime. */
  async endProcess(): Promise<void> {
    this.ending = true;
    const timeout = new Promise((resolve) => setTimeout(resolve, farewellMilliseconds));
    await Promise.race([Promise.allSettled(this.#running), timeout]);
    process.kill(process.pid, 'SIGKILL');
  }
}
