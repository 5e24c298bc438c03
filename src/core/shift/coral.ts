import type { Matrix } from '../matrix';
import { covarianceOf } from './oncePerRows';
import { components, principalComponents, project } from './principalComponents';
import { sideMoments } from './sideMoments';
import type { Sample } from './sample';
import type { Evaluate, ShiftMeasure, Tools } from './shiftMeasure';

/**
 * CORAL distance |C_s - C_t|_F^2 / (4 d^2), C the covariances with divisor rows - 1 (Sun & Saenko 2016). For
 * d > 64 on the 64 leading components of (C_s + C_t) / 2, and d = 64: within-domain directions, since CORAL
 * does not see the shift of the mean. It grows with the square of the vectors' variance.
 */
export const coral: ShiftMeasure = {
  name: 'coral',
  // The squared error of an estimated covariance shrinks with the rows.
  nullExponent: 1,
  // The two errors' squares add to the true difference's, on average exactly.
  biased: true,
  async prepare(pair, tools) {
    if (pair.rows.dim <= components) return (sample) => Promise.resolve(coralOfRows(sample.rows));
    const directions = await commonComponents(pair, tools);
    return async (sample) => coralOfRows(await project(sample.rows, directions, tools.kernels));
  },
};

async function commonComponents(pair: Sample, tools: Tools): Promise<Float64Array[]> {
  const { covariance } = await covarianceOf(pair.rows, tools);
  await tools.pause();
  const within = meanOfSides(covariance, meanShift(pair), pair.perSide);
  return principalComponents(within, pair.rows.dim, components, tools);
}

/**
 * (C_s + C_t) / 2 of sides of n rows each, from the covariance C of all of them and the difference u of their means:
 * (2n - 1) C = (n - 1) (C_s + C_t) + n u u^T / 2.
 */
export function meanOfSides(pooled: Float64Array, shift: Float64Array, n: number): Float64Array {
  const dim = shift.length;
  const mean = new Float64Array(pooled.length);
  for (let i = 0, at = 0; i < dim; i++)
    for (let j = 0; j < dim; j++, at++)
      mean[at] = ((2 * n - 1) * pooled[at]! - (n / 2) * shift[i]! * shift[j]!) / (2 * (n - 1));
  return mean;
}

/** Mean of the first side less the second's. */
function meanShift({ rows: { data, rows, dim }, perSide }: Sample): Float64Array {
  const shift = new Float64Array(dim);
  for (let i = 0, at = 0; i < rows; i++) {
    const weight = (i < perSide ? 1 : -1) / perSide;
    for (let j = 0; j < dim; j++, at++) shift[j]! += weight * data[at]!;
  }
  return shift;
}

export function coralOfRows(rows: Matrix): Evaluate {
  const moments = sideMoments(rows);
  return (sides) => {
    const [first, second] = moments(sides).map(({ covariance }) => covariance) as [
      Float64Array,
      Float64Array,
    ];
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
