import type { Matrix } from '../matrix';
import { row } from '../matrix';
import { classSums } from './classSums';
import type { Suitability, SuitabilityTools } from './suitability';
import type { Shifted, Tridiagonal } from './tridiagonal';
import { quadratic, shifted, tridiagonalise } from './tridiagonal';

/** Rounds of the fixed point; it settles in some ten, slowly only where the vectors tell nothing. */
const mostRounds = 100;
/** Relative change of alpha / beta that counts as settled. */
const settled = 1e-6;
/** Keeps the precisions finite where a fit is perfect, as in the authors' code. */
const least = 1e-5;

/**
 * LogME (You, Liu, Wang & Long 2021, eq. 2 and algorithm 3): the log evidence per row of a Bayesian linear model
 * of each class's indicator, its prior precision alpha and noise precision beta at their fixed point, mean over the
 * classes. Nats of a density, so it may exceed 0; only differences on the same labels mean something.
 * The spectrum is taken of the smaller of X^T X and X X^T, by tridiagonalisation: it serves any labels.
 */
export async function prepareLogMe(rows: Matrix, tools: SuitabilityTools): Promise<Suitability> {
  const project = rows.rows > rows.dim ? await primal(rows, tools) : await dual(rows, tools);
  return (labels, classes) => {
    const problems = project(labels, classes);
    return problems.reduce((sum, problem) => sum + evidence(problem, rows), 0) / classes;
  };
}

/** One class: what a ridge fit with penalty t = alpha / beta leaves over, and the length of its weights. */
interface Problem {
  spectrum: Tridiagonal;
  fit(t: number, inverse: Shifted): { residual: number; weights: number };
}
type Project = (labels: Int32Array, classes: number) => Problem[];

/** By G = X^T X: weights (t + G)^-1 X^T y. */
async function primal(rows: Matrix, { kernels, pause }: SuitabilityTools): Promise<Project> {
  const { dim } = rows;
  const { mean, covariance } = await kernels.covariance(rows);
  const gram = covariance.map((value, at) => {
    const means = mean[Math.floor(at / dim)]! * mean[at % dim]!;
    return value * (rows.rows - 1) + means * rows.rows;
  });
  const spectrum = await tridiagonalise(gram, dim, pause);
  return (labels, classes) => {
    const { sums, counts } = classSums(rows, labels, classes);
    return sums.map((sum, k) => {
      const w = spectrum.turn(sum);
      const fit: Problem['fit'] = (_t, inverse) => {
        const m = inverse.solve(w);
        const explained = 2 * dot(m, w) - quadratic(spectrum, m);
        return { residual: Math.max(0, counts[k]! - explained), weights: dot(m, m) };
      };
      return { spectrum, fit };
    });
  };
}

/** By K = X X^T: residuals t (t + K)^-1 y. */
async function dual(rows: Matrix, { pause }: SuitabilityTools): Promise<Project> {
  const gram = new Float64Array(rows.rows ** 2);
  for (let i = 0; i < rows.rows; i++) {
    for (let j = 0; j <= i; j++) gram[i * rows.rows + j] = dot(row(rows, i), row(rows, j));
    if (i % 128 === 127) await pause();
  }
  const spectrum = await tridiagonalise(gram, rows.rows, pause);
  return (labels, classes) =>
    Array.from({ length: classes }, (_, k) => {
      const y = spectrum.turn(Float64Array.from(labels, (label) => (label === k ? 1 : 0)));
      const fit: Problem['fit'] = (t, inverse) => {
        const r = inverse.solve(y);
        return { residual: t * t * dot(r, r), weights: quadratic(spectrum, r) };
      };
      return { spectrum, fit };
    });
}

function evidence({ spectrum, fit }: Problem, { rows, dim }: Matrix): number {
  let [alpha, beta] = [1, 1];
  let found = { residual: 0, weights: 0 };
  for (let round = 0; round < mostRounds; round++) {
    const t = alpha / beta;
    const inverse = shifted(spectrum, t);
    found = fit(t, inverse);
    const effective = spectrum.size - t * inverse.traceOfInverse; // gamma, parameters in use
    alpha = effective / (found.weights + least);
    beta = (rows - effective) / (found.residual + least);
    if (Math.abs(alpha / beta - t) / t <= settled) break;
  }
  const logDeterminant =
    dim * Math.log(alpha) +
    shifted(spectrum, alpha / beta).logDeterminant -
    spectrum.size * Math.log(alpha / beta); // of alpha I + beta X^T X
  const all =
    dim * Math.log(alpha) +
    rows * Math.log(beta / (2 * Math.PI)) -
    logDeterminant -
    beta * found.residual -
    alpha * found.weights;
  return all / (2 * rows);
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
