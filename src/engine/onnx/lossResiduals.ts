/** What one evaluation of the loss asks for: see SoftmaxProblem.evaluate. */
export interface LossRequest {
  weight: Float64Array;
  bias: Float64Array;
  targets: Int32Array;
  sampleWeight: Float64Array;
}

/** A run's columns, and where a block of rows stands among all rows. */
export interface ScoreBlock {
  scores: Float32Array;
  /** Columns of all requests of the run. */
  columns: number;
  /** The request's first column. */
  column: number;
  /** First row of the block. */
  start: number;
  rows: number;
}

/**
 * Two classes need one column, since softmax only sees the scores' difference: the weight of class 1 minus
 * that of class 0. More classes need one each.
 */
export function columnsOf(classes: number): number {
  return classes === 2 ? 1 : classes;
}

/** The columns' weights in float32, written at `offset` of a run's columns x dim matrix. */
export function writeColumns(
  into: Float32Array,
  offset: number,
  weight: Float64Array,
  classes: number,
): void {
  if (classes !== 2) return into.set(weight, offset);
  const dim = weight.length / 2;
  for (let j = 0; j < dim; j++) into[offset + j] = weight[dim + j]! - weight[j]!;
}

/**
 * The block's weighted cross-entropy; writes residuals `sampleWeight x (probability - one-hot)`, transposed
 * (columns x rows), and adds their sums to `biasSums` (one a column). float64 but for what is stored.
 */
export function lossAndResiduals(
  block: ScoreBlock,
  request: LossRequest,
  residuals: Float32Array,
  biasSums: Float64Array,
): number {
  const classes = request.bias.length;
  return classes === 2
    ? binaryBlock(block, request, residuals, biasSums)
    : manyClassBlock(block, request, residuals, biasSums, new Float64Array(classes));
}

function binaryBlock(
  block: ScoreBlock,
  request: LossRequest,
  residuals: Float32Array,
  biasSums: Float64Array,
): number {
  const shift = request.bias[1]! - request.bias[0]!;
  let loss = 0;
  let biasSum = 0;
  for (let i = 0; i < block.rows; i++) {
    const weight = request.sampleWeight[block.start + i]!;
    if (weight === 0) continue;
    const score = block.scores[i * block.columns + block.column]! + shift;
    const sign = request.targets[block.start + i] === 1 ? 1 : -1;
    const small = Math.exp(-Math.abs(score)); // never overflows
    loss += weight * (Math.log1p(small) + Math.max(0, -sign * score));
    const wrong = sign * score > 0 ? small / (1 + small) : 1 / (1 + small);
    const residual = -sign * weight * wrong;
    residuals[block.column * block.rows + i] = residual;
    biasSum += residual;
  }
  biasSums[0]! += biasSum;
  return loss;
}

function manyClassBlock(
  block: ScoreBlock,
  request: LossRequest,
  residuals: Float32Array,
  biasSums: Float64Array,
  exponentials: Float64Array,
): number {
  const classes = exponentials.length;
  const { bias } = request;
  let loss = 0;
  for (let i = 0; i < block.rows; i++) {
    const weight = request.sampleWeight[block.start + i]!;
    if (weight === 0) continue;
    const offset = i * block.columns + block.column;
    const target = request.targets[block.start + i]!;
    let highest = -Infinity;
    for (let k = 0; k < classes; k++) highest = Math.max(highest, block.scores[offset + k]! + bias[k]!);
    let sum = 0;
    for (let k = 0; k < classes; k++) {
      exponentials[k] = Math.exp(block.scores[offset + k]! + bias[k]! - highest);
      sum += exponentials[k]!;
    }
    loss += weight * (Math.log(sum) + highest - block.scores[offset + target]! - bias[target]!);
    for (let k = 0; k < classes; k++) {
      const residual = weight * (exponentials[k]! / sum - (k === target ? 1 : 0));
      residuals[(block.column + k) * block.rows + i] = residual;
      biasSums[k]! += residual;
    }
  }
  return loss;
}
