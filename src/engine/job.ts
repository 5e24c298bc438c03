import type { Steps } from '../core/steps';
import type { Phase, Progress, Unfinished } from '../protocol/calls';
import { CancelledError } from '../protocol/userError';

/** What a handler gets beside its parameters: progress, cancellation, and the clock. */
export interface Job {
  /** Steps of one phase: each step reports progress, lets messages in, and rejects once cancelled. */
  phase(phase: Phase, subject?: string): Steps;
  throwIfCancelled(): void;
  /** Sends what is known of the report so far, with the phase that runs. */
  show(soFar: Unfinished): void;
  /** Milliseconds since 1970. Passed in, so that tests own the time. */
  now(): number;
}

export interface JobOptions {
  send(progress: Progress): void;
  isCancelled(): boolean;
  now?(): number;
}

/** The job with all that it does counted to one phase: for a part of it that would else name earlier ones again. */
export const inPhase = (job: Job, phase: Phase): Job => ({
  ...job,
  phase: (_, subject) => job.phase(phase, subject),
});

/** At most ten messages a second; the last step of a phase is always sent. */
const minMilliseconds = 100;
/** A rate is told after this long: before, it is mostly the encoder warming up. */
const rateAfterMilliseconds = 2000;

export function createJob({ send, isCancelled, now = Date.now }: JobOptions): Job {
  const throwIfCancelled = () => {
    if (isCancelled()) throw new CancelledError();
  };
  let latest: Progress = { phase: 'read', done: 0, total: 1 };
  const remember = (progress: Progress) => {
    latest = progress;
    send(progress);
  };
  return {
    now,
    throwIfCancelled,
    show: (soFar) => send({ ...latest, soFar }),
    phase(phase, subject) {
      const report = throttled(phase, subject, remember, now);
      return {
        async step(done, total) {
          report(done, total);
          await new Promise((resolve) => setImmediate(resolve)); // lets $/cancelRequest in
          throwIfCancelled();
        },
      };
    },
  };
}

function throttled(phase: Phase, subject: string | undefined, send: JobOptions['send'], now: () => number) {
  const started = now();
  let firstDone: number | null = null;
  let lastSent = -Infinity;
  return (done: number, total: number) => {
    const time = now();
    firstDone ??= done;
    if (time - lastSent < minMilliseconds && done < total) return;
    lastSent = time;
    const speed = speedOf(done - firstDone, total - done, time - started);
    send({ phase, ...(subject === undefined ? {} : { subject }), done, total, ...speed });
  };
}

/** Items a second since the phase began, and the seconds that are left at that rate. */
function speedOf(done: number, left: number, milliseconds: number): Partial<Progress> {
  if (done <= 0 || milliseconds < rateAfterMilliseconds) return {};
  const rate = (done * 1000) / milliseconds;
  return { rate, secondsLeft: Math.max(0, left) / rate };
}
