import type { Parameters } from '../../learn/softmaxRegression';
import type { Matrix } from '../../matrix';
import type { LabeledVectors } from '../strategy';

/**
 * Where the target's rows lie, seen from the source: the target's mean minus the mean that the source's rows
 * would have with the target's class shares. Plain centring of both domains (shares taken as equal) would move
 * a target of other shares across the decision border.
 */
export function domainOffset(source: LabeledVectors, target: Matrix, shares: Float64Array): Float64Array {
  const { vectors, labels } = source;
  const counts = new Float64Array(shares.length);
  for (const label of labels) counts[label]!++;
  const offset = new Float64Array(vectors.dim);
  for (let i = 0; i < vectors.rows; i++) {
    const weight = shares[labels[i]!]! / counts[labels[i]!]!;
    for (let j = 0; j < vectors.dim; j++) offset[j]! -= weight * vectors.data[i * vectors.dim + j]!;
  }
  for (let i = 0; i < target.rows; i++) {
    for (let j = 0; j < target.dim; j++) offset[j]! += target.data[i * target.dim + j]! / target.rows;
  }
  return offset;
}

/** The rows moved by -offset, copied. */
export function movedRows(rows: Matrix, offset: Float64Array): Matrix {
  const data = new Float32Array(rows.data.length);
  for (let at = 0; at < data.length; at++) data[at] = rows.data[at]! - offset[at % rows.dim]!;
  return { ...rows, data };
}

/** The head that says of x what `head` says of x - offset. */
export function headAtOffset({ weight, bias }: Parameters, offset: Float64Array): Parameters {
  const dim = offset.length;
  const moved = bias.map((start, k) => {
    let shift = 0;
    for (let j = 0; j < dim; j++) shift += weight[k * dim + j]! * offset[j]!;
    return start - shift;
  });
  return { weight, bias: moved };
}

/** The head for other class shares: log(now / before) added to each score (Saerens et al. 2002, eq. 2). */
export function headForShares(
  { weight, bias }: Parameters,
  before: Float64Array,
  now: Float64Array,
): Parameters {
  return { weight, bias: bias.map((start, k) => start + Math.log(now[k]! / Math.max(before[k]!, 1e-9))) };
}
