import type { Matrix } from '../../../src/core/matrix';
import type { Random } from '../../../src/core/random';
import { plainKernels } from '../../../src/core/plainKernels';
import type { Tools } from '../../../src/core/shift/shiftMeasure';

/** Independent standard normals (Box-Muller), scaled and moved along the first axis. */
export function cloud(rows: number, dim: number, random: Random, { scale = 1, shift = 0 } = {}): Matrix {
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const data = Float32Array.from(
    { length: rows * dim },
    (_, at) => scale * normal() + (at % dim === 0 ? shift : 0),
  );
  return { data, rows, dim };
}

export function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  return { data: Float32Array.from(rows.flat()), rows: rows.length, dim: rows[0]!.length };
}

export function plainTools(random: Random): Tools {
  return { kernels: plainKernels, random, pause: () => Promise.resolve() };
}
