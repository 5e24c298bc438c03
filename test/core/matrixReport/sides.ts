import type { MatrixSide } from '../../../src/core/matrixReport/matrixSide';
import type { Planted } from '../transfer/planted';
import { planted } from '../transfer/planted';

/** A planted domain whose texts are its own: numbered from `seed` thousand on. */
export function plantedSide(name: string, options: Planted, more: Partial<MatrixSide> = {}): MatrixSide {
  const { vectors, labels } = planted(options);
  const rows = Array.from(labels.keys());
  return {
    name,
    vectors,
    texts: Int32Array.from(rows, (row) => 1000 * options.seed + row),
    labeled: { labels: ['negative', 'positive'], rows, classes: labels },
    shipped: null,
    foreign: false,
    ...more,
  };
}
