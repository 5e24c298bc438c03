import { takeRows, type Matrix } from '../matrix';
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
