import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadTask, ThreadWork, WorkerReply, WorkerRequest, WorkerSetup } from './embedMessages';
import { TransformersEncoder } from './encoder';

/** Entry of an embedding thread: one encoder, one request at a time, in the order of arrival. */
const { folder, description } = workerData as WorkerSetup;
const port = parentPort!;
const loading = TransformersEncoder.load(folder, description);
let last: Promise<void> = loading.then(
  () => port.postMessage({ type: 'loaded' } satisfies WorkerReply),
  (error: unknown) => port.postMessage({ type: 'broken', detail: String(error) } satisfies WorkerReply),
);

port.on('message', (request: WorkerRequest) => {
  last = last.then(() => handle(request));
});

async function handle(request: WorkerRequest): Promise<void> {
  if (request.type === 'end') return end();
  try {
    const encoder = await loading;
    if (request.type === 'tokenize') return done(request.id, { tokens: encoder.tokenize(request.texts) });
    const embedded = await encoder.embed(request.texts);
    done(request.id, embedded, [embedded.vectors.buffer]);
  } catch (error) {
    port.postMessage({ type: 'failed', id: request.id, detail: String(error) } satisfies WorkerReply);
  }
}

function done(id: number, result: ThreadWork[ThreadTask], moved: ArrayBuffer[] = []): void {
  port.postMessage({ type: 'done', id, result } satisfies WorkerReply, moved);
}

/** The thread leaves by itself once its session is gone and nothing listens any more. */
async function end(): Promise<void> {
  await loading.then((encoder) => encoder.dispose()).catch(() => undefined);
  port.close();
}
