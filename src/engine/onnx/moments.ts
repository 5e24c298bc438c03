import type { Matrix } from '../../core/matrix';
import { zeros } from '../../core/matrix';
import { holdBlocks } from './products';
import type { Products } from './products';

/** Rows of one covariance product: short float32 sums (1,024 terms), summed up in float64. */
const covarianceRows = 1024;

/** Column means and covariance (divisor rows - 1). Rows are centred before the product, so nothing cancels. */
export async function onnxCovariance(
  products: Products,
  rows: Matrix,
): Promise<{ mean: Float64Array; covariance: Float64Array }> {
  const { dim } = rows;
  const mean = columnMeans(rows);
  const covariance = new Float64Array(dim * dim);
  for (let start = 0; start < rows.rows; start += covarianceRows) {
    const centred = centredRows(rows, mean, start, Math.min(start + covarianceRows, rows.rows));
    const held = products.hold(centred.data, centred.rows, dim);
    const part = await products.transposedTimes(held, held);
    for (let i = 0; i < part.length; i++) covariance[i]! += part[i]! / (rows.rows - 1);
  }
  return { mean, covariance };
}

function columnMeans(rows: Matrix): Float64Array {
  const mean = new Float64Array(rows.dim);
  for (let i = 0; i < rows.rows; i++) {
    for (let j = 0; j < rows.dim; j++) mean[j]! += rows.data[i * rows.dim + j]! / rows.rows;
  }
  return mean;
}

function centredRows(rows: Matrix, mean: Float64Array, start: number, end: number): Matrix {
  const centred = zeros(end - start, rows.dim);
  for (let i = start; i < end; i++) {
    for (let j = 0; j < rows.dim; j++) {
      centred.data[(i - start) * rows.dim + j] = rows.data[i * rows.dim + j]! - mean[j]!;
    }
  }
  return centred;
}

/**
 * |a|^2 + |b|^2 - 2 a.b: the inner products float32, the rest float64. The error is about 1e-6 of the two
 * squared lengths (not of the distance), and nothing falls below 0.
 */
export async function onnxSquaredDistances(products: Products, left: Matrix, right: Matrix): Promise<Matrix> {
  const lengths = { left: squaredLengths(left), right: squaredLengths(right) };
  const distances = zeros(left.rows, right.rows);
  const rightBlocks = holdBlocks(products, right, 1024);
  for (const above of holdBlocks(products, left, 1024)) {
    for (const beside of rightBlocks) {
      const dots = await products.timesTransposed(above.held, beside.held);
      for (let i = 0; i < above.held.rows; i++) {
        const length = lengths.left[above.start + i]!;
        const from = (above.start + i) * right.rows + beside.start;
        for (let j = 0; j < beside.held.rows; j++) {
          const sum = length + lengths.right[beside.start + j]! - 2 * dots[i * beside.held.rows + j]!;
          distances.data[from + j] = Math.max(0, sum);
        }
      }
    }
  }
  return distances;
}

function squaredLengths(matrix: Matrix): Float64Array {
  const lengths = new Float64Array(matrix.rows);
  for (let i = 0, at = 0; i < matrix.rows; i++) {
    let sum = 0;
    for (let j = 0; j < matrix.dim; j++, at++) sum += matrix.data[at]! * matrix.data[at]!;
    lengths[i] = sum;
  }
  return lengths;
}
