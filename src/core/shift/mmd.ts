import type { Matrix } from '../matrix';
import { lowerDistances, lowerKernel } from './lowerKernel';
import { permutationTest } from './permutationTest';
import { timesTransposed } from './product';
import { membersOf, type Sample } from './sample';
import type { EvaluateMany, ShiftMeasure, Tools } from './shiftMeasure';

/** Pairs over which the median distance is taken at most: more would not move it. */
const medianPairs = 200_000;

/**
 * Unbiased squared maximum mean discrepancy (Gretton et al. 2012, eq. 3) with the kernel
 * exp(-|x - y|^2 / (2 s^2)), s the median distance within the pooled pair. It may be slightly negative.
 */
export const mmd: ShiftMeasure = {
  name: 'mmd',
  // rows x MMD^2 has a limit law between equal distributions (Gretton et al. 2012, theorem 12).
  nullExponent: 1,
  async prepare(pair, tools) {
    const gamma = await medianGamma(pair, tools);
    return async (sample) => mmdOfKernel(await rbfKernel(sample.rows, gamma, tools), tools);
  },
  test: permutationTest,
};

/** 1 / (2 s^2), s^2 the median squared distance of the pair's rows (an even subset of them when many). */
async function medianGamma(pair: Sample, tools: Tools): Promise<number> {
  const distances = await lowerDistances(pair.rows, tools);
  await tools.pause();
  return 1 / (2 * (medianOffDiagonal(distances) || 1));
}

/** Reads what stands below the diagonal. */
export function medianOffDiagonal({ data, rows }: Matrix): number {
  const stride = Math.max(1, Math.floor((rows * (rows - 1)) / 2 / medianPairs));
  const found: number[] = [];
  for (let i = 0, pair = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) if (pair++ % stride === 0) found.push(data[i * rows + j]!);
  }
  const sorted = Float64Array.from(found).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** exp(-gamma |x_i - x_j|^2) for j < i, rows x rows; zeros elsewhere. */
export function rbfKernel(rows: Matrix, gamma: number, tools: Tools): Promise<Matrix> {
  return lowerKernel(rows, (squared) => Math.exp(-gamma * squared), tools);
}

/**
 * MMD^2 for any split of the rows of a symmetric kernel, given by what stands below its diagonal; a split alone
 * costs one pass over half of one side's block, many cost one product.
 */
export function mmdOfKernel(
  lower: Matrix,
  { kernels, pause }: Pick<Tools, 'kernels' | 'pause'>,
): EvaluateMany {
  const sums = offDiagonalSums(lower);
  const all = sums.reduce((total, sum) => total + sum, 0);
  const ofWithin = (sides: Uint8Array, within: number): number => {
    const first = membersOf(sides, 0);
    const cross = first.reduce((total, i) => total + sums[i]!, 0) - within;
    return unbiasedMmd(within, all - within - 2 * cross, cross, first.length, sides.length - first.length);
  };
  const evaluate = (sides: Uint8Array): number => ofWithin(sides, withinSum(lower, membersOf(sides, 0)));
  const many = async (splits: readonly Uint8Array[]): Promise<number[]> => {
    const within = await withinSums(lower, splits, kernels);
    await pause();
    return splits.map((sides, k) => ofWithin(sides, within[k]!));
  };
  return Object.assign(evaluate, { many });
}

function unbiasedMmd(withinFirst: number, withinSecond: number, cross: number, m: number, n: number): number {
  return withinFirst / (m * (m - 1)) + withinSecond / (n * (n - 1)) - (2 * cross) / (m * n);
}

function offDiagonalSums({ data, rows }: Matrix): Float64Array {
  const sums = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0, at = i * rows; j < i; j++, at++) {
      sum += data[at]!;
      sums[j]! += data[at]!;
    }
    sums[i]! += sum;
  }
  return sums;
}

/** With u the indicator of a split's first side and K what stands below the diagonal, 2 u^T K u; as `withinSum`. */
async function withinSums(
  lower: Matrix,
  splits: readonly Uint8Array[],
  kernels: Tools['kernels'],
): Promise<Float64Array> {
  const indicators = new Float64Array(splits.length * lower.rows);
  splits.forEach((sides, k) => sides.forEach((side, i) => (indicators[k * lower.rows + i] = 1 - side)));
  const { data } = await timesTransposed(lower, indicators, kernels);
  return Float64Array.from(splits, (sides, k) => {
    let sum = 0;
    for (let i = 0; i < sides.length; i++) if (sides[i] === 0) sum += data[i * splits.length + k]!;
    return 2 * sum;
  });
}

/** Sum over ordered pairs of distinct members. */
function withinSum({ data, rows }: Matrix, members: Int32Array): number {
  let sum = 0;
  for (let a = 1; a < members.length; a++) {
    sum += lineSum(data.subarray(members[a]! * rows, (members[a]! + 1) * rows), members, a);
  }
  return 2 * sum;
}

/** Four sums side by side: a single one would wait for each number to come from memory. */
function lineSum(line: Float32Array, members: Int32Array, count: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let b = 0;
  for (; b + 3 < count; b += 4) {
    s0 += line[members[b]!]!;
    s1 += line[members[b + 1]!]!;
    s2 += line[members[b + 2]!]!;
    s3 += line[members[b + 3]!]!;
  }
  for (; b < count; b++) s0 += line[members[b]!]!;
  return s0 + s1 + (s2 + s3);
}
