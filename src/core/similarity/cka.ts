import type { Matrix } from '../matrix';
import { row } from '../matrix';

/**
 * Linear centred kernel alignment (Kornblith et al. 2019, eq. 2) over the unbiased HSIC (Song et al. 2012, eq. 5;
 * "debiased" in Kornblith's code and in Nguyen, Raghu & Kornblith 2021): with fewer rows than dimensions the plain
 * estimate nears 1 for vectors that have nothing in common; this one's mean is then 0, so it may fall just below.
 * 1 for equal vectors, whatever rotation and scale. In the rows' space: rows are few here (hundreds).
 * Throws RangeError under 4 rows, or for differing rows. NaN when a side's rows are all equal.
 */
export function linearCka(left: Matrix, right: Matrix): number {
  if (left.rows !== right.rows)
    throw new RangeError(`${left.rows} and ${right.rows} rows cannot be compared`);
  if (left.rows < 4) throw new RangeError('CKA needs four rows');
  const [k, l] = [left, right].map(gramWithoutDiagonal);
  return hsic(k!, l!, left.rows) / Math.sqrt(hsic(k!, k!, left.rows) * hsic(l!, l!, left.rows));
}

/** X X^T of centred rows (centring changes nothing but the size of the numbers), 0 on the diagonal. */
function gramWithoutDiagonal(rows: Matrix): Float64Array {
  const centred = centredRows(rows);
  const gram = new Float64Array(rows.rows ** 2);
  for (let i = 0; i < rows.rows; i++) {
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let k = 0; k < rows.dim; k++) sum += centred[i * rows.dim + k]! * centred[j * rows.dim + k]!;
      gram[i * rows.rows + j] = sum;
      gram[j * rows.rows + i] = sum;
    }
  }
  return gram;
}

function centredRows(rows: Matrix): Float64Array {
  const mean = new Float64Array(rows.dim);
  for (let i = 0; i < rows.rows; i++) row(rows, i).forEach((value, j) => (mean[j]! += value / rows.rows));
  return Float64Array.from(rows.data, (value, at) => value - mean[at % rows.dim]!);
}

/** Up to the factor n (n - 3), which the ratio does not need. */
function hsic(k: Float64Array, l: Float64Array, n: number): number {
  const [kSums, lSums] = [rowSums(k, n), rowSums(l, n)];
  let trace = 0;
  for (let at = 0; at < k.length; at++) trace += k[at]! * l[at]!;
  let [kTotal, lTotal, across] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    kTotal += kSums[i]!;
    lTotal += lSums[i]!;
    across += kSums[i]! * lSums[i]!;
  }
  return trace + (kTotal * lTotal) / ((n - 1) * (n - 2)) - (2 * across) / (n - 2);
}

function rowSums(gram: Float64Array, n: number): Float64Array {
  const sums = new Float64Array(n);
  for (let at = 0; at < gram.length; at++) sums[Math.floor(at / n)]! += gram[at]!;
  return sums;
}
