import type { Matrix } from '../matrix';
import { row, zeros } from '../matrix';

/** log(sum of exp(score)), without overflow. */
export function logSumExp(scores: ArrayLike<number>, divisor = 1): number {
  let highest = -Infinity;
  for (let k = 0; k < scores.length; k++) highest = Math.max(highest, scores[k]! / divisor);
  let sum = 0;
  for (let k = 0; k < scores.length; k++) sum += Math.exp(scores[k]! / divisor - highest);
  return highest + Math.log(sum);
}

/** Row-wise softmax(scores / temperature): rows x classes probabilities. */
export function softmaxRows(scores: Matrix, temperature = 1): Matrix {
  const result = zeros(scores.rows, scores.dim);
  for (let i = 0; i < scores.rows; i++) {
    const from = row(scores, i);
    const normaliser = logSumExp(from, temperature);
    for (let k = 0; k < scores.dim; k++) {
      result.data[i * scores.dim + k] = Math.exp(from[k]! / temperature - normaliser);
    }
  }
  return result;
}

/** The highest score's column in each row; of equal scores, the first. */
export function highestColumns(scores: Matrix): Int32Array {
  const highest = new Int32Array(scores.rows);
  for (let i = 0; i < scores.rows; i++) {
    const from = row(scores, i);
    for (let k = 1; k < scores.dim; k++) if (from[k]! > from[highest[i]!]!) highest[i] = k;
  }
  return highest;
}
