import type { Matrix } from '../matrix';
import { row } from '../matrix';
import { highestColumns, logSumExp, softmaxRows } from './softmax';

/** log T is looked for between +- this: T from 1/20 to 20. */
const logTemperatureLimit = Math.log(20);
/**
 * Weak prior log T ~ N(0, 1/2), worth about one row: with few rows, all of them right, the likelihood alone
 * would claim certainty.
 */
const priorPrecision = 2;

/**
 * The temperature T that makes softmax(scores / T) most likely on held-out rows (Guo et al. 2017, section
 * 4.2), with the weak prior above. The loss is smooth with one minimum in log T: golden-section search.
 */
export function fitTemperature(scores: Matrix, truth: Int32Array): number {
  if (truth.length === 0) return 1;
  return minimumTemperature((temperature) => crossEntropy(scores, truth, temperature));
}

/** With the weak prior above. */
function minimumTemperature(loss: (temperature: number) => number): number {
  const cost = (logT: number) => loss(Math.exp(logT)) + (priorPrecision / 2) * logT * logT;
  return Math.exp(minimum(cost, -logTemperatureLimit, logTemperatureLimit));
}

const alternations = 20;

/**
 * Bias-corrected temperature scaling (Alexandari, Kundaje & Shrikumar 2020): scores / T + bias, the biases such
 * that the mean probability of each class is its share among the rows, which is what estimating the shares of
 * other rows takes for granted. T and the biases are fitted in turn; where a class has no rows its bias stays 0.
 */
export function fitBiasedTemperature(
  scores: Matrix,
  truth: Int32Array,
): { temperature: number; bias: Float64Array } {
  const counts = new Float64Array(scores.dim);
  for (const label of truth) counts[label]!++;
  const bias = new Float64Array(scores.dim);
  let temperature = 1;
  for (let turn = 0; turn < alternations; turn++) {
    // T applies to the scores alone: the bias goes in as bias x T
    temperature = minimumTemperature((t) => crossEntropy(shifted(scores, bias, t), truth, t));
    const probabilities = softmaxRows(shifted(scores, bias, temperature), temperature);
    let moved = 0;
    for (let k = 0; k < scores.dim; k++) {
      if (counts[k] === 0) continue;
      let sum = 0;
      for (let i = 0; i < scores.rows; i++) sum += row(probabilities, i)[k]!;
      const step = Math.log(counts[k]! / Math.max(sum, 1e-9));
      bias[k]! += step;
      moved = Math.max(moved, Math.abs(step));
    }
    if (moved < 1e-4) break;
  }
  return { temperature, bias };
}

function shifted(scores: Matrix, bias: Float64Array, temperature: number): Matrix {
  return {
    ...scores,
    data: scores.data.map((value, at) => value + temperature * bias[at % scores.dim]!),
  };
}

/**
 * The temperature at which the mean confidence of the scores' answers is `accuracy`: all that can be asked of
 * calibration where no label is known. Confidence falls with the temperature: bisection in log T, to its limits.
 */
export function temperatureForAccuracy(scores: Matrix, accuracy: number): number {
  if (scores.rows === 0) return 1;
  let [low, high] = [-logTemperatureLimit, logTemperatureLimit];
  for (let halving = 0; halving < 40; halving++) {
    const middle = (low + high) / 2;
    if (meanConfidence(softmaxRows(scores, Math.exp(middle))) > accuracy) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** Mean over rows of the highest probability. */
export function meanConfidence(probabilities: Matrix): number {
  const top = highestColumns(probabilities);
  let sum = 0;
  for (let i = 0; i < probabilities.rows; i++) sum += row(probabilities, i)[top[i]!]!;
  return sum / Math.max(1, probabilities.rows);
}

/** Sum over rows of -log softmax(scores / temperature)[truth], in nats. */
export function crossEntropy(scores: Matrix, truth: Int32Array, temperature: number): number {
  let sum = 0;
  for (let i = 0; i < scores.rows; i++) {
    const from = row(scores, i);
    sum += logSumExp(from, temperature) - from[truth[i]!]! / temperature;
  }
  return sum;
}

/** Golden-section search to 1e-5 (Kiefer 1953). */
function minimum(cost: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  let [left, right] = [b - ratio * (b - a), a + ratio * (b - a)];
  let [leftCost, rightCost] = [cost(left), cost(right)];
  while (b - a > 1e-5) {
    if (leftCost <= rightCost) {
      [b, right, rightCost] = [right, left, leftCost];
      left = b - ratio * (b - a);
      leftCost = cost(left);
    } else {
      [a, left, leftCost] = [left, right, rightCost];
      right = a + ratio * (b - a);
      rightCost = cost(right);
    }
  }
  return (a + b) / 2;
}

/**
 * Expected calibration error of the top label: rows sorted by confidence into `bins` bins of equal mass, mean
 * |accuracy - confidence| weighed by size (Nguyen & O'Connor 2015). A perfectly calibrated model shows about
 * 0.03 at 800 rows.
 */
export function calibrationError(probabilities: Matrix, truth: Int32Array, bins = 15): number {
  const top = highestColumns(probabilities);
  const confidence = Float64Array.from(top, (label, i) => row(probabilities, i)[label]!);
  return binnedError(confidenceBins(confidence, bins), confidence, (i) => top[i] === truth[i]);
}

/** Row indices by rising confidence, in `bins` bins whose sizes differ by at most one. */
export function confidenceBins(confidence: Float64Array, bins: number): number[][] {
  const order = Array.from(confidence.keys()).sort((a, b) => confidence[a]! - confidence[b]! || a - b);
  const start = (bin: number) => Math.floor((bin * order.length) / bins);
  return Array.from({ length: bins }, (_, bin) => order.slice(start(bin), start(bin + 1)));
}

/** Mean over all rows of their bin's |share right - mean confidence|; 0 without rows. */
export function binnedError(
  bins: readonly (readonly number[])[],
  confidence: Float64Array,
  isRight: (row: number) => boolean,
): number {
  let error = 0;
  let rows = 0;
  for (const bin of bins) {
    let gap = 0;
    for (const i of bin) gap += (isRight(i) ? 1 : 0) - confidence[i]!;
    error += Math.abs(gap);
    rows += bin.length;
  }
  return error / Math.max(1, rows);
}
