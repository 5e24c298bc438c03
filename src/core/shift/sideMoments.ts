import type { Matrix } from '../matrix';

/** Mean (dim) and lower triangle of the covariance (dim x dim, divisor rows - 1) of one side's rows. */
export interface Moments {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** Sums over rows, and over products of their columns (lower triangle). */
interface Sums {
  readonly rows: number;
  readonly sum: Float64Array;
  readonly products: Float64Array;
}

/** Rows less the columns' means (`mean`), padded with zeros to an even number of columns; below them a row of zeros. */
interface Centred {
  readonly data: Float64Array;
  readonly rows: number;
  readonly dim: number;
  readonly width: number;
  readonly mean: Float64Array;
}

/**
 * Both sides' moments for any split of the rows. Sums over all rows are taken once, about their mean, so that
 * a split costs one pass over one side's rows.
 */
export function sideMoments(rows: Matrix): (sides: Uint8Array) => [Moments, Moments] {
  const centred = centre(rows);
  const all = sumsOf(centred, new Uint8Array(rows.rows));
  return (sides) => {
    const first = sumsOf(centred, sides);
    return [momentsOf(first, centred), momentsOf(without(all, first), centred)];
  };
}

/** Of the rows on side 0, four at a time: each sum is then fetched and stored once for four rows. */
function sumsOf({ data, rows, width }: Centred, sides: Uint8Array): Sums {
  const sum = new Float64Array(width);
  const products = new Float64Array(width * width);
  const four = new Int32Array(4);
  let found = 0;
  for (let r = 0; r < rows; r++) {
    if (sides[r] !== 0) continue;
    four[found++ % 4] = r * width;
    if (found % 4 === 0) addFour(data, four, sum, products);
  }
  if (found % 4 > 0) addFour(data, four.fill(rows * width, found % 4), sum, products);
  return { rows: found, sum, products };
}

/** Two lines of the products at a time, which then share what they read. */
function addFour(data: Float64Array, four: Int32Array, sum: Float64Array, products: Float64Array): void {
  const a = four[0]!;
  const b = four[1]!;
  const c = four[2]!;
  const d = four[3]!;
  for (let i = 0, width = sum.length; i < width; i += 2) {
    const ai = data[a + i]!;
    const bi = data[b + i]!;
    const ci = data[c + i]!;
    const di = data[d + i]!;
    const ak = data[a + i + 1]!;
    const bk = data[b + i + 1]!;
    const ck = data[c + i + 1]!;
    const dk = data[d + i + 1]!;
    sum[i]! += ai + bi + ci + di;
    sum[i + 1]! += ak + bk + ck + dk;
    for (let j = 0, at = i * width, below = at + width; j <= i + 1; j++, at++, below++) {
      const aj = data[a + j]!;
      const bj = data[b + j]!;
      const cj = data[c + j]!;
      const dj = data[d + j]!;
      products[at]! += ai * aj + bi * bj + (ci * cj + di * dj);
      products[below]! += ak * aj + bk * bj + (ck * cj + dk * dj);
    }
  }
}

function without(all: Sums, part: Sums): Sums {
  return {
    rows: all.rows - part.rows,
    sum: all.sum.map((value, j) => value - part.sum[j]!),
    products: all.products.map((value, at) => value - part.products[at]!),
  };
}

function momentsOf({ rows, sum, products }: Sums, { dim, width, mean }: Centred): Moments {
  const covariance = new Float64Array(dim * dim);
  for (let i = 0; i < dim; i++) {
    for (let j = 0; j <= i; j++)
      covariance[i * dim + j] = (products[i * width + j]! - (sum[i]! * sum[j]!) / rows) / (rows - 1);
  }
  return { mean: mean.map((value, j) => value + sum[j]! / rows), covariance };
}

function centre({ data, rows, dim }: Matrix): Centred {
  const width = dim + (dim % 2);
  const mean = new Float64Array(dim);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < dim; j++, at++) mean[j]! += data[at]! / rows;
  const centred = new Float64Array((rows + 1) * width);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < dim; j++) centred[i * width + j] = data[i * dim + j]! - mean[j]!;
  return { data: centred, rows, dim, width, mean };
}
