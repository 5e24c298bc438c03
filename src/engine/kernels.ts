import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Kernels } from '../core/kernels';
import { modelBytes } from './onnx/model';
import { onnxCovariance, onnxSquaredDistances } from './onnx/moments';
import { productGraphs } from './onnx/products';
import type { Held, Products } from './onnx/products';
import { onnxSoftmaxProblem } from './onnx/softmaxProblem';
import type { TokenModel } from './onnx/tokenModel';

/**
 * ONNX Runtime as our BLAS: core/'s kernels over three graphs of our own, one session each, made when first
 * needed. Products are float32 (relative error about 1e-6 of the terms' size), sums across blocks, losses and
 * the rest float64; the same input gives the same bits.
 * @param threads of one product; 0 leaves it to the runtime (one a physical core)
 */
export function createOnnxKernels(threads: number): Kernels {
  const products = onnxProducts(threads);
  return {
    softmaxProblem: (rows, classes) => Promise.resolve(onnxSoftmaxProblem(products, rows, classes)),
    covariance: (rows) => onnxCovariance(products, rows),
    squaredDistances: (left, right) => onnxSquaredDistances(products, left, right),
  };
}

function onnxProducts(threads: number): Products {
  const sessions = new Map<keyof typeof productGraphs, Promise<InferenceSession>>();
  const session = (name: keyof typeof productGraphs) => {
    const opened = sessions.get(name) ?? openSession(name, threads);
    sessions.set(name, opened);
    return opened;
  };
  const run = async (name: keyof typeof productGraphs, left: Held, right: Held) => {
    const feeds = { left: tensorOf(left), right: tensorOf(right) };
    const { product } = await (await session(name)).run(feeds);
    return product!.data as Float32Array;
  };
  return {
    hold: (data, rows, dim) => new HeldTensor(data, rows, dim),
    timesTransposed: (left, right) => run('timesTransposed', left, right),
    times: (left, right) => run('times', left, right),
    transposedTimes: (left, right) => run('transposedTimes', left, right),
  };
}

function openSession(name: keyof typeof productGraphs, threads: number): Promise<InferenceSession> {
  return InferenceSession.create(modelBytes(productGraphs[name]), sessionOptions(threads));
}

const sessionOptions = (threads: number): InferenceSession.SessionOptions => ({
  executionProviders: ['cpu'],
  intraOpNumThreads: threads,
  interOpNumThreads: 1,
  // idle threads sleep: spinning ones take the cores from everybody else, the next product included
  extra: { session: { intra_op: { allow_spinning: '0' } } },
});

/** A model of token ids, one text a run. @param threads 0 leaves it to the runtime */
export async function openTokenModel(model: Uint8Array, threads: number): Promise<TokenModel> {
  const session = await InferenceSession.create(model, sessionOptions(threads));
  return {
    async run(ids) {
      const values = await session.run(tokenFeeds(session.inputNames, ids));
      return new Map(
        Object.entries(values).map(([name, { data, dims }]) => [name, { data: data as Float32Array, dims }]),
      );
    },
    dispose: () => session.release(),
  };
}

/** Every token is read and belongs to the first (and only) segment. */
function tokenFeeds(names: readonly string[], ids: readonly number[]): Record<string, Tensor> {
  const ofAll = (value: (id: number) => number) =>
    new Tensor(
      'int64',
      BigInt64Array.from(ids, (id) => BigInt(value(id))),
      [1, ids.length],
    );
  const known: Record<string, () => Tensor> = {
    input_ids: () => ofAll((id) => id),
    attention_mask: () => ofAll(() => 1),
    token_type_ids: () => ofAll(() => 0),
  };
  return Object.fromEntries(names.flatMap((name) => (known[name] ? [[name, known[name]()]] : [])));
}

class HeldTensor implements Held {
  readonly tensor: Tensor;

  constructor(
    data: Float32Array,
    readonly rows: number,
    readonly dim: number,
  ) {
    this.tensor = new Tensor('float32', data, [rows, dim]);
  }
}

function tensorOf(held: Held): Tensor {
  if (!(held instanceof HeldTensor)) throw new TypeError('a matrix of other products');
  return held.tensor;
}
