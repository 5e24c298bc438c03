import type { Job } from '../job';

/** Seconds by name, summed over uses of the same name. */
export class Stopwatch<Name extends string> {
  readonly #started: number;
  readonly #spent = new Map<Name, number>();

  constructor(private readonly job: Job) {
    this.#started = job.now();
  }

  async time<Result>(name: Name, work: () => Promise<Result>): Promise<Result> {
    const start = this.job.now();
    try {
      return await work();
    } finally {
      this.#spent.set(name, this.seconds(name) + (this.job.now() - start) / 1000);
    }
  }

  seconds(name: Name): number {
    return this.#spent.get(name) ?? 0;
  }

  total(): number {
    return (this.job.now() - this.#started) / 1000;
  }
}
