import { row, zeros } from '../../../src/core/matrix';
import { seededRandom } from '../../../src/core/random';
import type { LabeledVectors } from '../../../src/core/transfer/strategy';

export const plantedDim = 16;

/** A planted domain: class k's rows lie around `direction(k)` in noise of deviation 1. */
export interface Planted {
  rows: number;
  classes?: number;
  seed: number;
  /** Distance of a class's mean from 0, in standard deviations of the noise. */
  signal?: number;
  /** Class k points to direction k + turn: 0 for the same task, 1 for swapped labels of two classes. */
  turn?: number;
  /** Chance of class 0; the others share the rest. */
  first?: number;
  /** What only this domain tells the classes by: signal in directions of its own. */
  own?: number;
  /** Moves every row, in the first directions. */
  offset?: readonly number[];
  /** Scaled to norm sqrt 2 like an encoder's vectors. */
  unit?: boolean;
}

export function planted({
  rows,
  classes = 2,
  seed,
  signal = 1.2,
  turn = 0,
  first = 1 / classes,
  own = 0,
  offset = [],
  unit = true,
}: Planted): LabeledVectors & { groups: Int32Array } {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const vectors = zeros(rows, plantedDim);
  const labels = Int32Array.from({ length: rows }, (_, i) => {
    const label = random() < first ? 0 : 1 + Math.floor(random() * (classes - 1));
    const into = row(vectors, i);
    for (let j = 0; j < plantedDim; j++) into[j] = normal() + (offset[j] ?? 0);
    into[(label + turn) % classes]! += signal * Math.SQRT2;
    into[classes + label]! += own * Math.SQRT2;
    const length = unit ? Math.hypot(...into) : Math.SQRT2;
    for (let j = 0; j < plantedDim; j++) into[j]! *= Math.SQRT2 / length;
    return label;
  });
  return { vectors, labels, groups: Int32Array.from(labels, (_, i) => i) };
}
