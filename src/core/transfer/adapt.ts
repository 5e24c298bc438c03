import type { StrategyName } from '../../protocol/report';
import type { Parameters } from '../learn/softmaxRegression';
import type { Matrix } from '../matrix';
import { takeRows } from '../matrix';
import { drawnRows, seededRandom } from '../random';
import type { Rounds } from './rounds';
import { domainOffset } from './labelFree/alignment';
import { estimateShares, snapShares } from './labelFree/classShares';
import type { AdaptationTask, LabelFreeStrategy } from './labelFree/labelFreeStrategy';
import type { SourceInput } from './sourceModel';
import { sourceBatches, sourceModel } from './sourceModel';

/** Adapting looks at no more target rows than this: means, shares and sure answers hardly move beyond. */
const adaptationRows = 5000;

/** What every strategy that uses the source starts from. */
export interface Adaptation {
  task: AdaptationTask;
  /** Heads that saw no target label, by strategy. */
  heads: ReadonlyMap<StrategyName, LabelFreeHead>;
}

export interface LabelFreeHead extends Parameters {
  /** scikit-learn's C. */
  c: number;
}

export function adaptationBatches(input: SourceInput, strategies: readonly LabelFreeStrategy[]): number {
  return sourceBatches(input) + strategies.reduce((sum, { batches }) => sum + batches, 0);
}

/** The source's model, the target's class shares, and each strategy's head. @param target rows with a text */
export async function adapt(
  input: SourceInput,
  target: Matrix,
  strategies: readonly LabelFreeStrategy[],
  rounds: Rounds,
): Promise<Adaptation> {
  const model = await sourceModel(input, rounds);
  const rows = sampleOf(target, input.seed);
  const problem = await input.kernels.softmaxProblem(rows, input.classes);
  const targetScores = await problem.scores(model.head.weight, model.head.bias);
  problem.dispose();
  const estimatedShares = estimateShares(targetScores, model.shares);
  const shares = snapShares(estimatedShares, model.shares);
  const task: AdaptationTask = {
    source: input.source,
    model,
    target: rows,
    targetScores,
    estimatedShares,
    shares,
    offset: domainOffset(input.source, rows, shares),
    classes: input.classes,
    seed: input.seed,
    kernels: input.kernels,
  };
  const heads = new Map<StrategyName, LabelFreeHead>();
  for (const strategy of strategies) {
    heads.set(strategy.name, { ...(await strategy.adapt(task, rounds)), c: strategy.penalty(model) });
    await rounds.pause();
  }
  return { task, heads };
}

function sampleOf(target: Matrix, seed: number): Matrix {
  if (target.rows <= adaptationRows) return target;
  return takeRows(target, drawnRows(target.rows, adaptationRows, seededRandom(seed)));
}
