import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerRequest, WorkerSetup } from './embedMessages';
import type { WorkerReply } from './embedMessages';
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
    const embedded = await (await loading).embed(request.texts);
    const reply = { type: 'embedded', id: request.id, ...embedded } satisfies WorkerReply;
    port.postMessage(reply, [embedded.vectors.buffer]);
  } catch (error) {
    port.postMessage({ type: 'failed', id: request.id, detail: String(error) } satisfies WorkerReply);
  }
}

/** The thread leaves by itself once its session is gone and nothing listens any more. */
async function end(): Promise<void> {
  await loading.then((encoder) => encoder.dispose()).catch(() => undefined);
  port.close();
}
