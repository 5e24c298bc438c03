import type { Matrix } from '../matrix';

/** Mean (dim) and lower triangle of the covariance (dim x dim, divisor rows - 1) of one side's rows. */
export interface Moments {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** Sums over rows, and over products of their columns (lower triangle). */
interface Sums {
  rows: number;
  readonly sum: Float64Array;
  readonly products: Float64Array;
}

/**
 * Both sides' moments for any split of the rows. Sums over all rows are taken once, about their mean, so that
 * a split costs one pass over one side's rows.
 */
export function sideMoments(rows: Matrix): (sides: Uint8Array) => [Moments, Moments] {
  const centre = columnMeans(rows);
  const all = sumsOf(rows, centre, new Uint8Array(rows.rows));
  return (sides) => {
    const first = sumsOf(rows, centre, sides);
    return [momentsOf(first, centre), momentsOf(without(all, first), centre)];
  };
}

/** Of the rows on side 0. */
function sumsOf(rows: Matrix, centre: Float64Array, sides: Uint8Array): Sums {
  const { dim } = rows;
  const sums = { rows: 0, sum: new Float64Array(dim), products: new Float64Array(dim * dim) };
  const x = new Float64Array(dim);
  for (let r = 0; r < rows.rows; r++) {
    if (sides[r] !== 0) continue;
    for (let j = 0; j < dim; j++) x[j] = rows.data[r * dim + j]! - centre[j]!;
    addRow(sums, x);
  }
  return sums;
}

function addRow(sums: Sums, x: Float64Array): void {
  const { sum, products } = sums;
  sums.rows++;
  for (let i = 0; i < x.length; i++) {
    const xi = x[i]!;
    sum[i]! += xi;
    for (let j = 0, at = i * x.length; j <= i; j++, at++) products[at]! += xi * x[j]!;
  }
}

function without(all: Sums, part: Sums): Sums {
  return {
    rows: all.rows - part.rows,
    sum: all.sum.map((value, j) => value - part.sum[j]!),
    products: all.products.map((value, at) => value - part.products[at]!),
  };
}

function momentsOf({ rows, sum, products }: Sums, centre: Float64Array): Moments {
  const covariance = new Float64Array(products.length);
  for (let i = 0; i < sum.length; i++) {
    for (let j = 0, at = i * sum.length; j <= i; j++, at++)
      covariance[at] = (products[at]! - (sum[i]! * sum[j]!) / rows) / (rows - 1);
  }
  return { mean: sum.map((value, j) => centre[j]! + value / rows), covariance };
}

function columnMeans({ data, rows, dim }: Matrix): Float64Array {
  const mean = new Float64Array(dim);
  for (let at = 0; at < rows * dim; at++) mean[at % dim]! += data[at]! / rows;
  return mean;
}
