import type { Matrix } from '../matrix';
import { row, zeros } from '../matrix';
import { softmaxRows } from './softmax';

/** A linear classifier on vectors: what a model saves. */
export interface Head {
  labels: string[];
  /** labels x dim */
  weight: Matrix;
  /** labels */
  bias: Float32Array;
  /** Divides the scores before the softmax: above 1 it takes back overconfidence. */
  temperature: number;
}

/** rows x labels probabilities: softmax(scores / temperature). Loops, made for small inputs. */
export function probabilities(head: Head, vectors: Matrix): Matrix {
  return softmaxRows(headScores(head, vectors), head.temperature);
}

/** rows x labels scores, float64 sums. Throws RangeError when the vectors are of another length. */
export function headScores(head: Head, vectors: Matrix): Matrix {
  if (vectors.dim !== head.weight.dim) {
    throw new RangeError(`a head of ${head.weight.dim} numbers cannot read vectors of ${vectors.dim}`);
  }
  const scores = zeros(vectors.rows, head.bias.length);
  for (let i = 0; i < vectors.rows; i++) {
    for (let k = 0; k < scores.dim; k++) {
      scores.data[i * scores.dim + k] = head.bias[k]! + dot(row(vectors, i), row(head.weight, k));
    }
  }
  return scores;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
