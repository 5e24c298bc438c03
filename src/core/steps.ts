/**
 * How core/ runs long work: the caller owns progress, cancellation and yielding to the event loop.
 * `step` is awaited between pieces of at most some 100 ms of work and rejects when the work is cancelled.
 */
export interface Steps {
  step(done: number, total: number): Promise<void>;
}

/** For callers that want no progress and never cancel (tests, short work). */
export const uninterrupted: Steps = { step: () => Promise.resolve() };
