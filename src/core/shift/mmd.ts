import type { Matrix } from '../matrix';
import { permutationTest } from './permutationTest';
import { membersOf, type Sample } from './sample';
import type { Evaluate, ShiftMeasure, Tools } from './shiftMeasure';

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
    return async (sample) => mmdOfKernel(await rbfKernel(sample.rows, gamma, tools));
  },
  test: permutationTest,
};

/** 1 / (2 s^2), s^2 the median squared distance of the pair's rows (an even subset of them when many). */
async function medianGamma(pair: Sample, { kernels, pause }: Tools): Promise<number> {
  const distances = await kernels.squaredDistances(pair.rows, pair.rows);
  await pause();
  return 1 / (2 * (medianOffDiagonal(distances) || 1));
}

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

/** exp(-gamma |x_i - x_j|^2), rows x rows. */
export async function rbfKernel(rows: Matrix, gamma: number, { kernels, pause }: Tools): Promise<Matrix> {
  const kernel = await kernels.squaredDistances(rows, rows);
  for (let i = 0; i < kernel.rows; i++) {
    const line = kernel.data.subarray(i * kernel.rows, (i + 1) * kernel.rows);
    for (let j = 0; j < line.length; j++) line[j] = Math.exp(-gamma * Math.max(0, line[j]!));
    if (i % 256 === 255) await pause();
  }
  return kernel;
}

/** MMD^2 for any split of the kernel matrix's rows; a split costs one pass over half of one side's block. */
export function mmdOfKernel(kernel: Matrix): Evaluate {
  const sums = Float64Array.from({ length: kernel.rows }, (_, i) => offDiagonalSum(kernel, i));
  const all = sums.reduce((total, sum) => total + sum, 0);
  return (sides) => {
    const first = membersOf(sides, 0);
    const within = withinSum(kernel, first);
    const cross = first.reduce((total, i) => total + sums[i]!, 0) - within;
    return unbiasedMmd(within, all - within - 2 * cross, cross, first.length, sides.length - first.length);
  };
}

function unbiasedMmd(withinFirst: number, withinSecond: number, cross: number, m: number, n: number): number {
  return withinFirst / (m * (m - 1)) + withinSecond / (n * (n - 1)) - (2 * cross) / (m * n);
}

function offDiagonalSum({ data, rows }: Matrix, i: number): number {
  let sum = 0;
  for (let j = 0; j < rows; j++) if (j !== i) sum += data[i * rows + j]!;
  return sum;
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
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
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
