import type { Matrix } from '../matrix';
import { mmdOfKernel } from './mmd';
import { permutationTest } from './permutationTest';
import type { ShiftMeasure, Tools } from './shiftMeasure';

/**
 * Energy distance 2 E|x - y| - E|x - x'| - E|y - y'| (Székely & Rizzo 2013, eq. 2.1), Euclidean, with means over
 * pairs of distinct rows: unbiased, so it may be slightly negative. It is the squared MMD of the kernel -|x - y|
 * (Sejdinovic et al. 2013), and its p comes from the same permutations.
 */
export const energy: ShiftMeasure = {
  name: 'energy',
  // As of MMD: rows x energy distance has a limit law between equal distributions.
  nullExponent: 1,
  prepare: (_pair, tools) =>
    Promise.resolve(async ({ rows }) => mmdOfKernel(await minusDistances(rows, tools))),
  test: permutationTest,
};

async function minusDistances(rows: Matrix, { kernels, pause }: Tools): Promise<Matrix> {
  const squared = await kernels.squaredDistances(rows, rows);
  await pause();
  for (let at = 0; at < squared.data.length; at++)
    squared.data[at] = -Math.sqrt(Math.max(0, squared.data[at]!));
  return squared;
}
