import { CancelledError } from '../protocol/userError';

/**
 * Long runs of one window go one after the other: cancelling one may end the engine process, which would
 * take a second one with it. Predictions do not wait here.
 */
export class RunQueue {
  private last: Promise<unknown> = Promise.resolve();
  private ahead = 0;

  /** Runs `work` when all earlier ones have settled; `onWait` is called when that is not at once. */
  run<T>(work: () => Promise<T>, signal: AbortSignal, onWait: () => void): Promise<T> {
    if (this.ahead++ > 0) onWait();
    return new Promise<T>((resolve, reject) => {
      const cancelWaiting = () => reject(new CancelledError());
      signal.addEventListener('abort', cancelWaiting, { once: true });
      this.last = this.last
        .then(() => {
          signal.removeEventListener('abort', cancelWaiting);
          return signal.aborted ? Promise.reject(new CancelledError()) : work();
        })
        .then(resolve, reject)
        .finally(() => this.ahead--);
    });
  }
}
