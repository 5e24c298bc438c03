import type { Matrix } from '../matrix';
import { row, takeRows, zeros } from '../matrix';
import { permutation } from '../random';
import type { Tools } from '../shift/shiftMeasure';

/** Starts; the tightest result is taken. */
const restarts = 6;
const mostRounds = 40;
/** Rows that starts are tried on at most; the best is then finished on all rows. */
const triedRows = 2000;

export interface Clusters {
  /** k x dim */
  centres: Matrix;
  /** Of each row: the nearest centre, and the squared distance to it. */
  nearest: Int32Array;
  squared: Float64Array;
}

/**
 * k-means (Lloyd 1982) from k-means++ starts (Arthur & Vassilvitskii 2007). Same rows and chance, same
 * clusters. Clusters may be empty only where there are fewer different rows than k.
 */
export async function kMeans(rows: Matrix, k: number, tools: Tools): Promise<Clusters> {
  const order = permutation(rows.rows, tools.random);
  const tried = rows.rows > triedRows ? takeRows(rows, order.subarray(0, triedRows).toSorted()) : rows;
  let best: { centres: Matrix; inertia: number } | null = null;
  for (let start = 0; start < restarts; start++) {
    const found = await lloyd(tried, await spreadCentres(tried, k, tools), mostRounds, tools);
    if (!best || found.inertia < best.inertia) best = found;
  }
  const { centres } = tried === rows ? best! : await lloyd(rows, best!.centres, mostRounds, tools);
  return assign(rows, centres, tools);
}

/** Each further centre is a row drawn with a chance proportional to its squared distance to the centres so far. */
async function spreadCentres(rows: Matrix, k: number, tools: Tools): Promise<Matrix> {
  const chosen = [Math.floor(tools.random() * rows.rows)];
  const squared = new Float64Array(rows.rows).fill(Infinity);
  while (chosen.length < k) {
    const last = takeRows(rows, chosen.slice(-1));
    const { data } = await tools.kernels.squaredDistances(rows, last);
    for (let i = 0; i < rows.rows; i++) squared[i] = Math.min(squared[i]!, data[i]!);
    chosen.push(drawn(squared, tools.random()));
  }
  return takeRows(rows, chosen);
}

function drawn(weights: Float64Array, chance: number): number {
  let left = chance * weights.reduce((sum, value) => sum + value, 0);
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i]!;
    if (left < 0) return i;
  }
  return weights.length - 1;
}

async function lloyd(rows: Matrix, start: Matrix, rounds: number, tools: Tools) {
  let centres = start;
  let inertia = Infinity;
  for (let round = 0; round < rounds; round++) {
    const { nearest, squared } = await assign(rows, centres, tools);
    const before = inertia;
    inertia = squared.reduce((sum, value) => sum + value, 0);
    centres = meansOf(rows, nearest, squared, centres);
    if (before - inertia <= 1e-4 * inertia) break;
  }
  return { centres, inertia };
}

async function assign(rows: Matrix, centres: Matrix, tools: Tools): Promise<Clusters> {
  const { data } = await tools.kernels.squaredDistances(rows, centres);
  await tools.pause();
  const nearest = new Int32Array(rows.rows);
  const squared = new Float64Array(rows.rows);
  for (let i = 0; i < rows.rows; i++) {
    const of = data.subarray(i * centres.rows, (i + 1) * centres.rows);
    let least = 0;
    for (let c = 1; c < of.length; c++) if (of[c]! < of[least]!) least = c;
    nearest[i] = least;
    squared[i] = of[least]!;
  }
  return { centres, nearest, squared };
}

/** Means of the clusters; one that has lost all rows begins again at the row that lies worst. */
function meansOf(rows: Matrix, nearest: Int32Array, squared: Float64Array, centres: Matrix): Matrix {
  const counts = new Int32Array(centres.rows);
  const sums = new Float64Array(centres.rows * rows.dim);
  for (let i = 0; i < rows.rows; i++) {
    counts[nearest[i]!]!++;
    const at = nearest[i]! * rows.dim;
    for (let j = 0; j < rows.dim; j++) sums[at + j]! += rows.data[i * rows.dim + j]!;
  }
  const means = zeros(centres.rows, rows.dim);
  const worst = counts.includes(0) ? worstFirst(squared) : [];
  let next = 0;
  for (let c = 0; c < centres.rows; c++) {
    if (counts[c] === 0) row(means, c).set(row(rows, worst[next++]!));
    else
      for (let j = 0; j < rows.dim; j++) means.data[c * rows.dim + j] = sums[c * rows.dim + j]! / counts[c]!;
  }
  return means;
}

const worstFirst = (squared: Float64Array): number[] =>
  Array.from(squared.keys()).sort((a, b) => squared[b]! - squared[a]!);
