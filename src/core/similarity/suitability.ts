import type { Kernels } from '../kernels';

/** What measures of vectors against labels may use. */
export interface SuitabilityTools {
  readonly kernels: Kernels;
  /** To be awaited between pieces of at most some 100 ms of work. */
  pause(): Promise<void>;
}

/** A measure for fixed vectors as a function of their labels, each below `classes`; higher suits better. */
export type Suitability = (labels: Int32Array, classes: number) => number;
