import type { EstimatedAccuracy, StrategyName } from '../../protocol/report';
import type { Kernels } from '../kernels';
import { temperatureForAccuracy } from '../learn/calibration';
import type { Head } from '../learn/head';
import { headScores } from '../learn/head';
import type { Matrix } from '../matrix';
import type { Steps } from '../steps';
import type { Adaptation } from './adapt';
import { adapt, adaptationBatches } from './adapt';
import type { Comparison, LabeledTarget } from './compareStrategies';
import { compareStrategies, comparisonBatches, headOf } from './compareStrategies';
import { estimatedRange } from './estimatedRange';
import type { LabelFreeStrategy } from './labelFree/labelFreeStrategy';
import { extraLabelFree, standardLabelFree } from './labelFree/index';
import { countRounds } from './rounds';
import type { SourceInput } from './sourceModel';
import type { GroupedVectors } from './strategy';
import { labelFreeDefault } from './strategy';
import { strategies } from './strategies';

export interface TransferInput {
  /** All target rows with a text. */
  vectors: Matrix;
  /** Those of them that can be learned from and measured on; null without. */
  labeled: LabeledTarget | null;
  /** In the target's labels, without texts that also stand in the target. */
  source: GroupedVectors | null;
  shipped: SourceInput['shipped'];
  labels: string[];
  set: 'standard' | 'all';
  pinned: StrategyName | null;
  seed: number;
  kernels: Kernels;
  steps: Steps;
}

export interface TransferOutcome {
  adaptation: Adaptation | null;
  /** null without labels to compare on. */
  comparison: Comparison | null;
  /** Accuracy of the label-free choice, estimated without labels; null without a source. */
  estimated: EstimatedAccuracy | null;
  chosen: StrategyName;
  head: Head;
  c: number;
}

/**
 * The whole of a transfer: the source's model, its label-free adaptations to the target's rows, and, where
 * there are labels, every strategy compared on them. null where nothing can be learned from: no labels, and no
 * source. Throws RangeError as `compareStrategies` does.
 */
export async function transfer(input: TransferInput): Promise<TransferOutcome | null> {
  const { vectors, labeled, labels, seed, kernels, pinned } = input;
  checkLengths(input);
  const source = sourceInputOf(input);
  if (!source && !labeled) return null;
  const chosen = source ? labelFreeOf(input) : [];
  const heads = new Set(chosen.map(({ name }) => name));
  const batches =
    (source ? adaptationBatches(source, chosen) : 0) +
    (labeled ? comparisonBatches(labeled, labels.length, heads) : 0);
  const rounds = countRounds(input.steps, batches);
  const adaptation = source && (await adapt(source, vectors, chosen, rounds));
  const unlabeled = adaptation && withoutLabels(adaptation, unlabeledChoice(input, heads), labels);
  const outcome = labeled
    ? withLabels(
        unlabeled,
        await compareStrategies({ target: labeled, adaptation, labels, pinned, seed, kernels }, rounds),
      )
    : unlabeled;
  await rounds.finish();
  return outcome;
}

function checkLengths({ vectors, labeled, source }: TransferInput): void {
  const lengths = [vectors, labeled?.vectors, source?.vectors].flatMap((rows) => (rows ? [rows.dim] : []));
  if (new Set(lengths).size > 1) throw new RangeError(`vectors of different lengths: ${lengths.join(', ')}`);
}

/** What would be saved if the labels were not there; what is, where they are not. */
function unlabeledChoice({ pinned, labeled }: TransferInput, heads: ReadonlySet<StrategyName>): StrategyName {
  if (pinned === null || heads.has(pinned)) return pinned ?? labelFreeDefault;
  if (labeled) return labelFreeDefault;
  throw new RangeError(`the strategy ${pinned} needs target labels`);
}

function withLabels(unlabeled: TransferOutcome | null, comparison: Comparison): TransferOutcome {
  const { chosen, head, c } = comparison;
  const { adaptation = null, estimated = null } = unlabeled ?? {};
  return { adaptation, comparison, estimated, chosen, head, c };
}

/** The label-free head, as sure of its answers on average as it is estimated to be right. */
function withoutLabels(adaptation: Adaptation, chosen: StrategyName, labels: string[]): TransferOutcome {
  const { task, heads } = adaptation;
  const head = headOf(heads.get(chosen)!, labels, 1);
  const scores = headScores(head, task.target);
  const estimated = estimateOf(adaptation, chosen, scores, labels);
  const temperature = temperatureForAccuracy(scores, estimated.mean);
  const { c } = heads.get(chosen)!;
  return { adaptation, comparison: null, estimated, chosen, head: { ...head, temperature }, c };
}

/** These answer as if the target had the source's class shares. */
const withSourceShares: readonly StrategyName[] = ['source-only', ...extraLabelFree.map(({ name }) => name)];

function estimateOf(
  { task }: Adaptation,
  strategy: StrategyName,
  scores: Matrix,
  labels: readonly string[],
): EstimatedAccuracy {
  const { model, targetScores, shares, estimatedShares, target } = task;
  const savedShares = withSourceShares.includes(strategy) ? model.shares : undefined;
  const { mean, low, high, methods } = estimatedRange({
    model,
    targetScores,
    scores,
    shares,
    ...(savedShares && { savedShares }),
  });
  const byLabel = Object.fromEntries(labels.map((label, k) => [label, estimatedShares[k]!]));
  return { strategy, mean, low, high, methods, rows: target.rows, shares: byLabel };
}

function sourceInputOf({ source, shipped, labels, seed, kernels }: TransferInput): SourceInput | null {
  if (!source || source.vectors.rows === 0) return null;
  return { source, groups: source.groups, shipped, classes: labels.length, seed, kernels };
}

function labelFreeOf({ set, pinned, vectors, source }: TransferInput): LabelFreeStrategy[] {
  const extra = enoughForExtra(vectors.rows, source?.vectors.rows ?? 0)
    ? extraLabelFree.filter(({ name }) => set === 'all' || name === pinned)
    : [];
  return [...standardLabelFree, ...extra];
}

/** Covariances and domain classifiers need two rows of either side. */
function enoughForExtra(targetRows: number, sourceRows: number): boolean {
  return Math.min(targetRows, sourceRows) >= 2;
}

/** The strategies that a transfer can save. @param rows with a text, of the target and (usable) of the source */
export function possibleStrategies(
  labeled: boolean,
  rows: { target: number; source: number },
): StrategyName[] {
  const extra = enoughForExtra(rows.target, rows.source) ? extraLabelFree : [];
  const labelFree = rows.source > 0 ? [...standardLabelFree, ...extra].map(({ name }) => name) : [];
  if (!labeled) return labelFree;
  return strategies.filter((strategy) => strategy.applies(new Set(labelFree))).map(({ name }) => name);
}
