import { row, takeRows } from '../matrix';
import type { Matrix } from '../matrix';
import { permutation } from '../random';
import { principalComponents, project } from '../shift/principalComponents';
import type { Tools } from '../shift/shiftMeasure';

/** Rows that directions are learned from at most: more change them by less than the eye sees. */
export const componentRows = 10_000;

export interface Components {
  /** Orthonormal, strongest first; `dim` numbers each. */
  directions: Float64Array[];
  /** Share of the total variance along each, 0-1. */
  explained: number[];
}

/**
 * The leading principal components of the pooled rows of all parts (covariance with divisor rows - 1), learned
 * from at most `componentRows` random rows. `without` are orthonormal directions that are left out: the
 * covariance is deflated by them, so that coordinates along the components hold nothing of them. Fewer than
 * `count` where the rows have no further variance. Needs two rows.
 */
export async function leadingComponents(
  parts: readonly Matrix[],
  count: number,
  tools: Tools,
  without: readonly Float64Array[] = [],
): Promise<Components> {
  const rows = sampleOf(parts, tools);
  const { covariance } = await tools.kernels.covariance(rows);
  await tools.pause();
  const { dim } = rows;
  for (const direction of without) deflate(covariance, direction);
  const total = trace(covariance, dim);
  const found = await principalComponents(covariance, dim, Math.min(count, dim), tools);
  const variances = found.map((direction) => varianceAlong(covariance, direction));
  const kept = variances.filter((variance) => variance > 1e-9 * total).length;
  return {
    directions: found.slice(0, kept),
    explained: variances.slice(0, kept).map((variance) => variance / total),
  };
}

/** Rows below one another, projected: rows x components. Zero columns where there are no directions. */
export async function projectParts(
  parts: readonly Matrix[],
  directions: readonly Float64Array[],
  tools: Tools,
): Promise<Matrix> {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const all = new Float32Array(rows * directions.length);
  let at = 0;
  for (const part of parts) {
    if (part.rows === 0 || directions.length === 0) continue;
    const projected = await project(part, directions, tools.kernels);
    all.set(projected.data, at);
    at += projected.data.length;
    await tools.pause();
  }
  return { data: all, rows, dim: directions.length };
}

function sampleOf(parts: readonly Matrix[], { random }: Tools): Matrix {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const taken = parts.map((part) => {
    const share = Math.round((componentRows * part.rows) / rows);
    return rows > componentRows ? takeRows(part, permutation(part.rows, random).subarray(0, share)) : part;
  });
  return taken.length === 1 ? taken[0]! : pooled(taken);
}

/** All rows of the parts below one another (copied). */
export function pooled(parts: readonly Matrix[]): Matrix {
  const dim = parts[0]!.dim;
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const data = new Float32Array(rows * dim);
  let at = 0;
  for (const part of parts) {
    data.set(part.data, at);
    at += part.data.length;
  }
  return { data, rows, dim };
}

/** C becomes (I - uu') C (I - uu') for a unit vector u. */
function deflate(covariance: Float64Array, unit: Float64Array): void {
  const image = times(covariance, unit);
  const variance = dot(image, unit);
  const dim = unit.length;
  for (let i = 0; i < dim; i++) {
    for (let j = 0; j < dim; j++)
      covariance[i * dim + j]! +=
        variance * unit[i]! * unit[j]! - image[i]! * unit[j]! - unit[i]! * image[j]!;
  }
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const dim = vector.length;
  return vector.map((_, i) => dot(matrix.subarray(i * dim, (i + 1) * dim), vector));
}

const varianceAlong = (covariance: Float64Array, direction: Float64Array): number =>
  dot(times(covariance, direction), direction);

function trace(covariance: Float64Array, dim: number): number {
  let sum = 0;
  for (let i = 0; i < dim; i++) sum += covariance[i * dim + i]!;
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < b.length; j++) sum += a[j]! * b[j]!;
  return sum;
}

/** Mean of the rows whose `classes` is `wanted`; null without one. */
export function meanOf(rows: Matrix, classes: Int32Array, wanted: number): Float64Array | null {
  const sum = new Float64Array(rows.dim);
  let count = 0;
  for (let i = 0; i < rows.rows; i++) {
    if (classes[i] !== wanted) continue;
    count++;
    row(rows, i).forEach((value, j) => (sum[j]! += value));
  }
  return count > 0 ? sum.map((value) => value / count) : null;
}
