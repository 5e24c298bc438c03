import type { Parameters } from '../../learn/softmaxRegression';
import type { Matrix } from '../../matrix';
import { principalComponents, project } from '../../shift/principalComponents';
import { timesTransposed } from '../../shift/product';
import type { Tools } from '../../shift/shiftMeasure';

/** As many as the other measures look at: what a few hundred rows can tell of the directions. */
const defaultComponents = 64;

/** The space that a head is learned in, as seen from the vectors: x has coordinates (x - mean) . basis[k]. */
export interface Subspace {
  /** Column means of the domain (dim). */
  mean: Float64Array;
  /** Orthonormal directions (each dim numbers). */
  basis: readonly Float64Array[];
}

export interface AlignedSource {
  /** Coordinates of the source's rows in the target's subspace: source rows x components. */
  source: Matrix;
  target: Subspace;
}

/**
 * Subspace alignment (Fernando et al. 2013): the source's principal coordinates (x - m_s) X_S, turned by
 * X_S^T X_T to stand beside the target's (x - m_t) X_T. Each domain is centred on its own mean, so a shift of
 * the mean is taken out as well. The X are the leading `components` directions, at most dim and rows - 1 of
 * either side; only the two spans matter, not the directions within them.
 *
 * A head learned on `source` reads the target's vectors through `headOnVectors`. Throws RangeError for rows of
 * different lengths or fewer than 2 rows a side.
 */
export async function subspaceAlignment(
  source: Matrix,
  target: Matrix,
  tools: Tools,
  { components = defaultComponents }: { components?: number } = {},
): Promise<AlignedSource> {
  if (source.dim !== target.dim) throw new RangeError(`${source.dim} and ${target.dim} columns do not align`);
  const count = Math.min(components, source.dim, source.rows - 1, target.rows - 1);
  if (count < 1) throw new RangeError('principal components need at least 2 rows');
  const from = await principalSubspace(source, count, tools);
  const to = await principalSubspace(target, count, tools);
  const own = await project(centred(source, from.mean), from.basis, tools.kernels);
  await tools.pause();
  const aligned = await timesTransposed(own, turned(from.basis, to.basis), tools.kernels);
  return { source: aligned, target: to };
}

/** The head on vectors (classes x dim) that says of x what `head` (classes x components) says of its coordinates. */
export function headOnVectors(head: Parameters, { mean, basis }: Subspace): Parameters {
  const dim = mean.length;
  const weight = new Float64Array(head.bias.length * dim);
  const bias = head.bias.map((start, k) => {
    const line = weight.subarray(k * dim, (k + 1) * dim);
    basis.forEach((direction, c) => addScaled(line, direction, head.weight[k * basis.length + c]!));
    return start - dot(line, mean);
  });
  return { weight, bias };
}

async function principalSubspace(rows: Matrix, count: number, tools: Tools): Promise<Subspace> {
  const { mean, covariance } = await tools.kernels.covariance(rows);
  await tools.pause();
  return { mean, basis: await principalComponents(covariance, rows.dim, count, tools) };
}

function centred(rows: Matrix, mean: Float64Array): Matrix {
  return { ...rows, data: rows.data.map((value, at) => value - mean[at % rows.dim]!) };
}

/** X_T^T X_S: the alignment matrix, transposed as `timesTransposed` wants it. */
function turned(from: readonly Float64Array[], to: readonly Float64Array[]): Float64Array {
  return Float64Array.from(to.flatMap((wanted) => from.map((own) => dot(wanted, own))));
}

function addScaled(into: Float64Array, what: Float64Array, factor: number): void {
  for (let j = 0; j < into.length; j++) into[j]! += factor * what[j]!;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < b.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
