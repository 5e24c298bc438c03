import { softmaxRows } from '../../learn/softmax';
import type { Matrix } from '../../matrix';

const rounds = 200;
const settled = 1e-6;
/** A class that seems to be missing keeps this share: a few rows cannot prove its absence. */
const leastShare = 0.02;

/**
 * Shares of the classes among rows that a classifier scores (rows x classes, calibrated where the shares are
 * `known`), by expectation maximisation under label shift (Saerens, Latinne & Decaestecker 2002, eq. 4).
 */
export function estimateShares(scores: Matrix, known: Float64Array): Float64Array {
  const { data, rows, dim } = softmaxRows(scores);
  let shares = known.slice();
  for (let round = 0; round < rounds; round++) {
    const ratio = shares.map((share, k) => share / Math.max(known[k]!, Number.MIN_VALUE));
    const sums = new Float64Array(dim);
    for (let i = 0; i < rows; i++) {
      let total = 0;
      for (let k = 0; k < dim; k++) total += data[i * dim + k]! * ratio[k]!;
      for (let k = 0; k < dim; k++) sums[k]! += (data[i * dim + k]! * ratio[k]!) / total;
    }
    const next = sums.map((sum) => sum / Math.max(1, rows));
    const moved = Math.max(...next.map((share, k) => Math.abs(share - shares[k]!)));
    shares = next;
    if (moved < settled) break;
  }
  return normalised(shares.map((share) => Math.max(share, leastShare)));
}

/** Between review domains of equal shares the estimate errs by up to 0.11 of 0.5, that is 0.45 in log odds. */
const believable = 0.45;

/**
 * The estimate, or the known shares where no class's log odds differ by more than the estimate errs by itself:
 * between domains a classifier's threshold is off, which looks like a small label shift and is none.
 */
export function snapShares(estimated: Float64Array, known: Float64Array): Float64Array {
  const differs = estimated.some((share, k) => Math.abs(logOdds(share) - logOdds(known[k]!)) > believable);
  return differs ? estimated : known.slice();
}

function logOdds(share: number): number {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, share));
  return Math.log(inside / (1 - inside));
}

function normalised(shares: Float64Array): Float64Array {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}
