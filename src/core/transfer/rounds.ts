import type { Steps } from '../steps';

/** Progress of one batch of fits: awaited before each of its rounds with how many fits are settled. */
export type Round = (settled: number) => Promise<void>;

/** Hands each batch of fits its share of the whole progress. */
export interface Rounds {
  /** A batch of `fits` fits begins; the one before is done. */
  next(fits: number): Round;
  /** A moment for the caller (cancel, other work) between batches. */
  pause(): Promise<void>;
  finish(): Promise<void>;
}

/** Units are hundredths of a batch. */
const batchUnits = 100;

export function countRounds(steps: Steps, batches: number): Rounds {
  const total = batches * batchUnits;
  let begun = 0;
  const at = (done: number) => steps.step(Math.min(total, Math.round(done)), total);
  return {
    next(fits) {
      const before = begun++ * batchUnits;
      return (settled) => at(before + (batchUnits * settled) / fits);
    },
    pause: () => at(begun * batchUnits),
    finish: () => at(total),
  };
}
