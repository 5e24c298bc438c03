/** Dense row-major float32 matrix: element (i, j) stands at `data[i * dim + j]`. */
export interface Matrix {
  readonly data: Float32Array;
  readonly rows: number;
  readonly dim: number;
}

/** A view of row `i` (no copy). */
export function row(matrix: Matrix, i: number): Float32Array {
  return matrix.data.subarray(i * matrix.dim, (i + 1) * matrix.dim);
}

/** A view of rows `start` … `end` - 1, or to the last (no copy). */
export function rowsFrom({ data, rows, dim }: Matrix, start: number, end: number): Matrix {
  const last = Math.min(end, rows);
  return { data: data.subarray(start * dim, last * dim), rows: last - start, dim };
}

export function zeros(rows: number, dim: number): Matrix {
  return { data: new Float32Array(rows * dim), rows, dim };
}

/** The given rows, copied, in the given order (an index may repeat). */
export function takeRows(matrix: Matrix, indices: ArrayLike<number>): Matrix {
  const taken = zeros(indices.length, matrix.dim);
  for (let i = 0; i < indices.length; i++) taken.data.set(row(matrix, indices[i]!), i * matrix.dim);
  return taken;
}

/** Rows of `top` above rows of `bottom`. Throws RangeError when the dimensions differ. */
export function stackRows(top: Matrix, bottom: Matrix): Matrix {
  if (top.dim !== bottom.dim) throw new RangeError(`cannot stack ${top.dim} above ${bottom.dim} columns`);
  const stacked = zeros(top.rows + bottom.rows, top.dim);
  stacked.data.set(top.data);
  stacked.data.set(bottom.data, top.data.length);
  return stacked;
}
