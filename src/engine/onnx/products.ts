import type { Matrix } from '../../core/matrix';
import type { Graph } from './model';

/** A matrix wrapped for the runtime. Its numbers are not copied: don't change them while it is in use. */
export interface Held {
  readonly rows: number;
  readonly dim: number;
}

/** Matrix products in float32 (sums of a row too), each one run of a small ONNX graph. */
export interface Products {
  hold(data: Float32Array, rows: number, dim: number): Held;
  /** left x right^T: left.rows x right.rows. */
  timesTransposed(left: Held, right: Held): Promise<Float32Array>;
  /** left x right: left.rows x right.dim. */
  times(left: Held, right: Held): Promise<Float32Array>;
  /** left^T x right: left.dim x right.dim. */
  transposedTimes(left: Held, right: Held): Promise<Float32Array>;
}

export const productGraphs = {
  timesTransposed: gemm('timesTransposed', { transB: 1 }),
  times: gemm('times', {}),
  transposedTimes: gemm('transposedTimes', { transA: 1 }),
} as const satisfies Record<string, Graph>;

function gemm(name: string, attributes: Record<string, number>): Graph {
  return {
    name,
    inputs: ['left', 'right'],
    outputs: ['product'],
    nodes: [{ op: 'Gemm', inputs: ['left', 'right'], outputs: ['product'], attributes }],
  };
}

/**
 * Rows of one run: a run blocks this thread, so a piece of 4,096 x 768 times 64 columns (0.4 billion
 * multiplications) ends after some 10-30 ms. Sums across blocks are kept in float64.
 */
export const blockRows = 4096;

export interface Block {
  start: number;
  held: Held;
}

/** The matrix as views of at most `rows` rows each. */
export function holdBlocks(products: Products, matrix: Matrix, rows: number = blockRows): Block[] {
  const blocks: Block[] = [];
  for (let start = 0; start < matrix.rows; start += rows) {
    const end = Math.min(start + rows, matrix.rows);
    const view = matrix.data.subarray(start * matrix.dim, end * matrix.dim);
    blocks.push({ start, held: products.hold(view, end - start, matrix.dim) });
  }
  return blocks;
}
