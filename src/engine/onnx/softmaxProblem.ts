import type { SoftmaxProblem } from '../../core/kernels';
import type { Matrix } from '../../core/matrix';
import { columnsOf, lossAndResiduals, writeColumns } from './lossResiduals';
import type { LossRequest } from './lossResiduals';
import { holdBlocks } from './products';
import type { Block, Products } from './products';

type Evaluated = Awaited<ReturnType<SoftmaxProblem['evaluate']>>;

interface Pending {
  request: LossRequest;
  resolve(result: Evaluated): void;
  reject(reason: unknown): void;
}

/** Columns of one run: enough to share the reading of the rows, few enough for a short run. */
const runColumns = 64;

/**
 * Scores and gradients are float32 products, the loss and everything between them float64. Evaluations that
 * are asked for in the same turn of the event loop share their products: the rows, many megabytes, are then
 * read once for all of them, which is what costs (15 fits in step take about as long as 2 alone).
 */
export function onnxSoftmaxProblem(products: Products, rows: Matrix, classes: number): SoftmaxProblem {
  const blocks = holdBlocks(products, rows);
  let pending: Pending[] = [];

  const flush = () => {
    const all = pending;
    pending = [];
    const perRun = Math.max(1, Math.floor(runColumns / columnsOf(classes)));
    for (let i = 0; i < all.length; i += perRun) settle(all.slice(i, i + perRun));
  };
  const settle = (run: Pending[]) => {
    evaluateRun(
      products,
      blocks,
      rows.dim,
      classes,
      run.map((each) => each.request),
    ).then(
      (results) => run.forEach((each, i) => each.resolve(results[i]!)),
      (error: unknown) => run.forEach((each) => each.reject(error)),
    );
  };
  return {
    evaluate(weight, bias, targets, sampleWeight) {
      if (pending.length === 0) queueMicrotask(flush);
      return new Promise((resolve, reject) => {
        pending.push({ request: { weight, bias, targets, sampleWeight }, resolve, reject });
      });
    },
    scores: (weight, bias) => scoreRows(products, blocks, rows.rows, weight, bias),
    dispose: () => void blocks.splice(0),
  };
}

async function evaluateRun(
  products: Products,
  blocks: readonly Block[],
  dim: number,
  classes: number,
  requests: readonly LossRequest[],
): Promise<Evaluated[]> {
  const each = columnsOf(classes);
  const columns = each * requests.length;
  const weights = new Float32Array(columns * dim);
  requests.forEach((request, r) => writeColumns(weights, r * each * dim, request.weight, classes));
  const heldWeights = products.hold(weights, columns, dim);
  const losses = new Float64Array(requests.length);
  const biasSums = requests.map(() => new Float64Array(each));
  const gradient = new Float64Array(columns * dim);
  for (const { start, held } of blocks) {
    const scores = await products.timesTransposed(held, heldWeights);
    const residuals = new Float32Array(columns * held.rows);
    requests.forEach((request, r) => {
      const block = { scores, columns, column: r * each, start, rows: held.rows };
      losses[r]! += lossAndResiduals(block, request, residuals, biasSums[r]!);
    });
    const part = await products.times(products.hold(residuals, columns, held.rows), held);
    for (let j = 0; j < part.length; j++) gradient[j]! += part[j]!;
  }
  return requests.map((_, r) => ({
    loss: losses[r]!,
    weightGradient: allClasses(gradient.subarray(r * each * dim, (r + 1) * each * dim), classes),
    biasGradient: allClasses(biasSums[r]!, classes),
  }));
}

/** With two classes the gradient of class 0 is that of class 1, negated. */
function allClasses(columns: Float64Array, classes: number): Float64Array {
  if (classes !== 2) return columns;
  const both = new Float64Array(columns.length * 2);
  for (let j = 0; j < columns.length; j++) {
    both[j] = -columns[j]!;
    both[columns.length + j] = columns[j]!;
  }
  return both;
}

async function scoreRows(
  products: Products,
  blocks: readonly Block[],
  rows: number,
  weight: Float64Array,
  bias: Float64Array,
): Promise<Matrix> {
  const classes = bias.length;
  const heldWeight = products.hold(Float32Array.from(weight), classes, weight.length / classes);
  const data = new Float32Array(rows * classes);
  for (const { start, held } of blocks) {
    const scores = await products.timesTransposed(held, heldWeight);
    for (let i = 0; i < scores.length; i++) data[start * classes + i] = scores[i]! + bias[i % classes]!;
  }
  return { data, rows, dim: classes };
}
