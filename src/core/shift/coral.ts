import { takeRows, type Matrix } from '../matrix';
import { principalComponents, project } from './principalComponents';
import type { Sample } from './sample';
import type { Evaluate, ShiftMeasure, Tools } from './shiftMeasure';

/** Above this many dimensions the measure runs on as many principal components of the pair. */
const components = 64;

/**
 * CORAL distance |C_s - C_t|_F^2 / (4 d^2), C the covariances with divisor rows - 1 (Sun & Saenko 2016). For
 * d > 64 on the 64 leading components of (C_s + C_t) / 2, and d = 64: within-domain directions, since CORAL
 * does not see the shift of the mean. It grows with the square of the vectors' variance.
 */
export const coral: ShiftMeasure = {
  name: 'coral',
  // The squared error of an estimated covariance shrinks with the rows.
  nullExponent: 1,
  async prepare(pair, tools) {
    if (pair.rows.dim <= components) return (sample) => Promise.resolve(coralOfRows(sample.rows));
    const directions = await commonComponents(pair, tools);
    return async (sample) => coralOfRows(await project(sample.rows, directions, tools.kernels));
  },
};

async function commonComponents(pair: Sample, tools: Tools): Promise<Float64Array[]> {
  const indices = Array.from({ length: pair.perSide }, (_, i) => i);
  const first = await tools.kernels.covariance(takeRows(pair.rows, indices));
  const second = await tools.kernels.covariance(
    takeRows(
      pair.rows,
      indices.map((i) => i + pair.perSide),
    ),
  );
  const mean = first.covariance.map((value, at) => (value + second.covariance[at]!) / 2);
  return principalComponents(mean, pair.rows.dim, components, tools);
}

export function coralOfRows(rows: Matrix): Evaluate {
  return (sides) => {
    const first = sideCovariance(rows, sides, 0);
    const second = sideCovariance(rows, sides, 1);
    let sum = 0;
    for (let i = 0; i < rows.dim; i++) {
      for (let j = 0; j <= i; j++) {
        const difference = first[i * rows.dim + j]! - second[i * rows.dim + j]!;
        sum += (i === j ? 1 : 2) * difference * difference;
      }
    }
    return sum / (4 * rows.dim * rows.dim);
  };
}

/** Lower triangle of the covariance of one side's rows. */
function sideCovariance(rows: Matrix, sides: Uint8Array, side: number): Float64Array {
  const { dim } = rows;
  const { mean, count } = sideMean(rows, sides, side);
  const covariance = new Float64Array(dim * dim);
  const x = new Float64Array(dim);
  for (let r = 0; r < rows.rows; r++) {
    if (sides[r] !== side) continue;
    for (let j = 0; j < dim; j++) x[j] = rows.data[r * dim + j]! - mean[j]!;
    addOuter(covariance, x);
  }
  return covariance.map((value) => value / (count - 1));
}

function addOuter(sum: Float64Array, x: Float64Array): void {
  const dim = x.length;
  for (let i = 0; i < dim; i++) {
    const xi = x[i]!;
    for (let j = 0, at = i * dim; j <= i; j++, at++) sum[at]! += xi * x[j]!;
  }
}

function sideMean(rows: Matrix, sides: Uint8Array, side: number): { mean: Float64Array; count: number } {
  const mean = new Float64Array(rows.dim);
  let count = 0;
  for (let r = 0; r < rows.rows; r++) {
    if (sides[r] !== side) continue;
    count++;
    for (let j = 0; j < rows.dim; j++) mean[j]! += rows.data[r * rows.dim + j]!;
  }
  return { mean: mean.map((sum) => sum / count), count };
}
