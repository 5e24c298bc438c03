import type { Random } from '../../random';
import { permutation } from '../../random';
import type { SparseRows } from './tfidf';

/** One-against-the-rest linear classifiers on sparse rows: `weight` classes x features. */
export interface SparseHead {
  weight: Float32Array;
  bias: Float32Array;
}

const mostPasses = 60;
/** The spread of projected gradients at which the dual counts as solved (Hsieh et al. 2008, section 3.2). */
const tolerance = 0.05;
/** The constant feature that carries the bias (penalised with the rest, as in LIBLINEAR). */
const constant = 1;

/**
 * L2-loss linear support vector machines, one a class (two classes need one): min 1/2 |w|^2 + C sum max(0,
 * 1 - y w.x)^2 by dual coordinate descent (Hsieh et al. 2008, algorithm 1), whose passes cost what reading the
 * rows costs. @param kept rows: 0 leaves one out, @param pause awaited before each pass (some 10 ms for 1,000 texts)
 */
export async function fitLinearSvm(
  rows: SparseRows,
  labels: Int32Array,
  kept: Uint8Array,
  classes: number,
  c: number,
  random: Random,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<SparseHead> {
  const head: SparseHead = {
    weight: new Float32Array(classes * rows.dim),
    bias: new Float32Array(classes),
  };
  const norms = squaredNorms(rows);
  for (let k = classes === 2 ? 1 : 0; k < classes; k++) {
    const signs = Int8Array.from(labels, (label) => (label === k ? 1 : -1));
    const weight = await oneAgainstRest({ rows, signs, kept, norms, c, random, pause });
    head.weight.set(weight.subarray(0, rows.dim), k * rows.dim);
    head.bias[k] = weight[rows.dim]! * constant;
  }
  return head;
}

function squaredNorms({ rows, starts, values }: SparseRows): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => {
    let sum = constant * constant;
    for (let at = starts[i]!; at < starts[i + 1]!; at++) sum += values[at]! ** 2;
    return sum;
  });
}

interface BinaryFit {
  rows: SparseRows;
  /** +1 for the class, -1 for the rest. */
  signs: Int8Array;
  kept: Uint8Array;
  norms: Float64Array;
  c: number;
  random: Random;
  pause(): Promise<void>;
}

/** Returns the weights, the bias's last. */
async function oneAgainstRest(fit: BinaryFit): Promise<Float64Array> {
  const { rows, signs, kept, norms, c, random } = fit;
  const { starts, features, values, dim } = rows;
  const weight = new Float64Array(dim + 1);
  const alpha = new Float64Array(rows.rows);
  const slack = 1 / (2 * c);
  const members = Uint32Array.from(kept.keys()).filter((i) => kept[i] === 1);
  for (let pass = 0; pass < mostPasses; pass++) {
    await fit.pause();
    let [highest, lowest] = [-Infinity, Infinity];
    for (const at of permutation(members.length, random)) {
      const i = members[at]!;
      const sign = signs[i]!;
      let score = weight[dim]! * constant;
      for (let e = starts[i]!; e < starts[i + 1]!; e++) score += weight[features[e]!]! * values[e]!;
      const gradient = sign * score - 1 + slack * alpha[i]!;
      const projected = alpha[i] === 0 ? Math.min(gradient, 0) : gradient;
      highest = Math.max(highest, projected);
      lowest = Math.min(lowest, projected);
      if (projected === 0) continue;
      const next = Math.max(alpha[i]! - gradient / (norms[i]! + slack), 0);
      const step = (next - alpha[i]!) * sign;
      alpha[i] = next;
      for (let e = starts[i]!; e < starts[i + 1]!; e++) weight[features[e]!]! += step * values[e]!;
      weight[dim]! += step * constant;
    }
    if (highest - lowest < tolerance) break;
  }
  return weight;
}

/** rows x classes scores. */
export function sparseScores(rows: SparseRows, { weight, bias }: SparseHead): Float32Array {
  const classes = bias.length;
  const scores = new Float32Array(rows.rows * classes);
  for (let i = 0; i < rows.rows; i++) {
    for (let k = 0; k < classes; k++) {
      let sum = bias[k]!;
      for (let e = rows.starts[i]!; e < rows.starts[i + 1]!; e++) {
        sum += weight[k * rows.dim + rows.features[e]!]! * rows.values[e]!;
      }
      scores[i * classes + k] = sum;
    }
  }
  return scores;
}
