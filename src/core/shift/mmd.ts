import type { Matrix } from '../matrix';
import { permutation } from '../random';
import type { Sample } from './sample';
import { trueSides } from './sample';
import type { Evaluate, ShiftMeasure, Tools } from './shiftMeasure';

/** The smallest p that can come out is 1 / (permutations + 1) = 0.005. */
const permutations = 199;
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
    const first = indicesOf(sides, 0);
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
    const line = members[a]! * rows;
    for (let b = 0; b < a; b++) sum += data[line + members[b]!]!;
  }
  return 2 * sum;
}

function indicesOf(sides: Uint8Array, side: number): Int32Array {
  const found = new Int32Array(sides.length);
  let count = 0;
  for (let i = 0; i < sides.length; i++) if (sides[i] === side) found[count++] = i;
  return found.subarray(0, count);
}

/** Share of random splits (the true one counted among them) with an MMD^2 at least as large as the true one. */
async function permutationTest(pair: Sample, evaluate: Evaluate, { random, pause }: Tools): Promise<number> {
  const sides = trueSides(pair);
  const value = evaluate(sides);
  let asLarge = 1;
  for (let i = 0; i < permutations; i++) {
    const shuffled = Uint8Array.from(permutation(sides.length, random), (at) => sides[at]!);
    if (evaluate(shuffled) >= value) asLarge++;
    if (i % 8 === 7) await pause();
  }
  return asLarge / (permutations + 1);
}
