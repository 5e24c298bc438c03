import type { Matrix } from '../matrix';
import { lowerKernel } from './lowerKernel';
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
    Promise.resolve(async ({ rows }) => mmdOfKernel(await minusDistances(rows, tools), tools)),
  test: permutationTest,
};

const minusDistances = (rows: Matrix, tools: Tools): Promise<Matrix> =>
  lowerKernel(rows, (squared) => -Math.sqrt(squared), tools);
