import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ThreadTask, ThreadWork, WorkerReply, WorkerRequest, WorkerSetup } from './embedMessages';
import { bundleFolder } from './places';

interface Waiting {
  resolve(result: ThreadWork[ThreadTask]): void;
  reject(error: Error): void;
}

/** The near side of one embedding thread. Every promise settles, even when the thread dies. */
export class EmbedThread {
  /** Rejects when the encoder cannot be loaded. */
  readonly loaded: Promise<void>;
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 0;
  #failure: Error | null = null;

  constructor(setup: WorkerSetup) {
    this.#worker = new Worker(path.join(bundleFolder(), 'embedWorker.js'), { workerData: setup });
    this.loaded = new Promise((resolve, reject) => {
      this.#worker.on('message', (reply: WorkerReply) => {
        if (reply.type === 'loaded') resolve();
        else if (reply.type === 'broken') reject(new Error(reply.detail));
        else this.#settle(reply);
      });
      this.#worker.once('error', (error: Error) => reject(error));
      this.#worker.once('exit', () => reject(new Error('the embedding thread ended')));
    });
    this.loaded.catch((error: Error) => this.#fail(error));
    this.#ended = new Promise((resolve) => this.#worker.once('exit', () => resolve()));
    this.#worker.once('error', (error: Error) => this.#fail(error));
    void this.#ended.then(() => this.#fail(new Error('the embedding thread ended')));
  }

  get failed(): boolean {
    return this.#failure !== null;
  }

  ask<Task extends ThreadTask>(type: Task, texts: string[]): Promise<ThreadWork[Task]> {
    if (this.#failure) return Promise.reject(this.#failure);
    const id = this.#nextId++;
    this.#worker.postMessage({ type, id, texts } satisfies WorkerRequest);
    return new Promise((resolve, reject) =>
      this.#waiting.set(id, { resolve: (result) => resolve(result as ThreadWork[Task]), reject }),
    );
  }

  /** Lets the thread finish what it has, then leave: ending a busy one would abort the process. */
  async end(): Promise<void> {
    this.#worker.postMessage({ type: 'end' } satisfies WorkerRequest);
    await this.#ended;
  }

  #settle(reply: Extract<WorkerReply, { id: number }>): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.type === 'done') waiting?.resolve(reply.result);
    else waiting?.reject(new Error(reply.detail));
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }
}
