import type { StrategyName } from '../../protocol/report';
import type { StrategyRun, TransferStrategy, TransferTask } from './strategy';

/** A label-free strategy among those that learn from labels: its one head says the same whatever is held out. */
export function fixedHead(name: StrategyName): TransferStrategy {
  return {
    name,
    labels: false,
    applies: (heads) => heads.has(name),
    batches: () => 0,
    run: (task) => runFixed(task, name),
  };
}

async function runFixed(task: TransferTask, name: StrategyName): Promise<StrategyRun> {
  const { heads } = task.adaptation!;
  const head = heads.get(name)!;
  const scores = await task.targetProblem.scores(head.weight, head.bias);
  const heldOut = task.plans.map((plan) => [
    { single: scores, pairs: Array.from({ length: plan.folds }, () => scores) },
  ]);
  return { candidates: [{ c: head.c, classWeights: 'equal' }], heldOut, fit: () => Promise.resolve(head) };
}
