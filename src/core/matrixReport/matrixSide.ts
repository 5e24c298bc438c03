import type { Matrix } from '../matrix';
import type { SourceInput } from '../transfer/sourceModel';

/** One of the domains of a matrix, embedded. */
export interface MatrixSide {
  name: string;
  /** Of every row with a text. */
  vectors: Matrix;
  /** Number of each row's text: the same text has the same number in every domain. Unique for the built-in domain. */
  texts: Int32Array;
  /** null where there are no labels to learn from and to measure on. */
  labeled: LabeledRows | null;
  /** A head that came with the domain, which then serves as a source only. */
  shipped: SourceInput['shipped'];
  /** The encoder does not know its language: then nothing is known of confidence. */
  foreign: boolean;
}

export interface LabeledRows {
  labels: readonly string[];
  /** Indices into the domain's rows. */
  rows: readonly number[];
  /** Index into `labels` of each of `rows`. */
  classes: Int32Array;
}
