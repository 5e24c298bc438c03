import type { Matrix } from '../matrix';
import { row } from '../matrix';
import { pearson, ranks } from './ranks';

/**
 * Representational similarity (Kriegeskorte, Mur & Bandettini 2008; for transfer Dwivedi & Roig 2019): Spearman's
 * correlation of the two sides' dissimilarities (1 - Pearson's correlation of two rows' numbers) over all pairs of
 * rows, -1 to 1. Sorts rows^2 / 2 numbers: made for some 300 rows. NaN when a side's rows are all equal.
 */
export function rsa(left: Matrix, right: Matrix): number {
  if (left.rows !== right.rows)
    throw new RangeError(`${left.rows} and ${right.rows} rows cannot be compared`);
  return pearson(ranks(dissimilarities(left)), ranks(dissimilarities(right)));
}

function dissimilarities(rows: Matrix): Float64Array {
  const standard = Array.from({ length: rows.rows }, (_, i) => standardised(row(rows, i)));
  const found = new Float64Array((rows.rows * (rows.rows - 1)) / 2);
  let at = 0;
  for (let i = 0; i < rows.rows; i++) {
    for (let j = 0; j < i; j++, at++) {
      let sum = 0;
      for (let k = 0; k < rows.dim; k++) sum += standard[i]![k]! * standard[j]![k]!;
      found[at] = 1 - sum;
    }
  }
  return found;
}

/** Mean 0 and length 1; a row of equal numbers correlates with nothing. */
function standardised(values: Float32Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = Float64Array.from(values, (value) => value - mean);
  const length = Math.sqrt(centred.reduce((sum, value) => sum + value * value, 0)) || 1;
  return centred.map((value) => value / length);
}
