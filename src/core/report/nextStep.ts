import type { Interval } from '../../protocol/interval';
import type { Condition, ConditionName, Domain, NextStep } from '../../protocol/report';
import { leastRowsPerLabel } from '../transfer/foldPlan';
import type { ReportFacts } from './buildReport';
import { causeOf } from './conditions';
import type { WithoutNextStep } from './verdict';

/** Labels that show how accurate an unlabeled target's model really is: +- 8 points at 90 %. */
export const rowsToCheck = 50;
/** Labels are asked for in tens, and never more than a person would begin with. */
const rowsAtOnce = { step: 10, least: 20, most: 500 };

/** The one thing to do next, by the verdict and the condition that failed. */
export function nextStep(facts: ReportFacts, verdict: WithoutNextStep): NextStep {
  const { kind } = facts;
  switch (verdict.transfer) {
    case null:
      return afterNone(facts, verdict);
    case 'undecided':
      return toDecide(facts, rowsToDecide(verdict.difference!, facts.honest!.rows));
    case 'harmless':
      if (facts.chosen === 'target-only') return useIt(kind);
      return { action: 'train-without-source', reason: { key: 'next.train-without-source' } };
    case 'negative':
      return afterNegative(verdict.conditions);
    case 'helpful':
      return useIt(kind);
  }
}

/** Where every row has its label already, only new rows can decide: until then the model is to be used. */
function toDecide({ target, kind, pinned }: ReportFacts, needed: number): NextStep {
  const rows = Math.min(needed, target.unlabeled);
  if (rows > 0)
    return { action: 'label-rows', rows, reason: { key: 'next.label-rows.decide', args: { rows: needed } } };
  if (pinned) return useIt(kind);
  return { ...useIt(kind), reason: { key: 'next.add-rows', args: { rows: needed } } };
}

function afterNone(
  { estimatedAccuracy, source, target, strategies, kind }: ReportFacts,
  { conditions }: WithoutNextStep,
): NextStep {
  if (differ(conditions) && canBeMatched(source!)) {
    const args = { source: source!.name, target: target.name };
    return { action: 'match-labels', reason: { key: 'next.match-labels', args } };
  }
  if (failed(conditions, 'similar-tasks'))
    return { action: 'find-source', reason: { key: 'next.find-source' } };
  if (strategies.length > 0) return useIt(kind);
  if (!estimatedAccuracy) return { action: 'find-source', reason: { key: 'next.find-source.labels' } };
  const rows = Math.min(rowsToCheck, target.unlabeled);
  if (rows === 0)
    return { ...useIt(kind), reason: { key: 'next.add-labels', args: { least: leastRowsPerLabel } } };
  const args = { target: target.name };
  return { action: 'label-rows', rows, reason: { key: 'next.label-rows.check', args } };
}

/** By the condition that the summary names as the cause: the first that is not met. */
function afterNegative(conditions: readonly Condition[]): NextStep {
  const cause = causeOf(conditions, 'not-met');
  if (!cause) return { action: 'train-without-source', reason: { key: 'next.train-without-source' } };
  const key = cause === 'suitable-model' ? 'next.find-source.encoder' : 'next.find-source';
  return { action: 'find-source', reason: { key } };
}

function failed(conditions: readonly Condition[], name: ConditionName): boolean {
  return conditions.some((condition) => condition.name === name && condition.state === 'not-met');
}

function differ(conditions: readonly Condition[]): boolean {
  return conditions.some(({ evidence }) => evidence.key === 'condition.similar-tasks.labelsDiffer');
}

/** More labels than these hold something else. The editor asks for as many at most. */
const mostMatched = 20;

/** The built-in reviews have no labels that could be read otherwise. */
function canBeMatched({ hash, labels }: Domain): boolean {
  return hash !== undefined && Object.keys(labels).length <= mostMatched;
}

function useIt(kind: ReportFacts['kind']): NextStep {
  return kind === 'fine-tune'
    ? { action: 'try-model', reason: { key: 'next.try-model' } }
    : { action: 'fine-tune', reason: { key: 'next.fine-tune' } };
}

/**
 * More labels until the interval would leave 0, or lie within the harmless point, at the difference that is
 * seen: half-widths shrink with the square root of the rows.
 */
function rowsToDecide({ mean, low, high }: Interval, rows: number): number {
  const half = (high - low) / 2;
  const needed = Math.max(Math.abs(mean), 0.01 - Math.abs(mean));
  const more = rows * ((half / needed) ** 2 - 1);
  const inSteps = Math.ceil(more / rowsAtOnce.step) * rowsAtOnce.step;
  return Math.min(rowsAtOnce.most, Math.max(rowsAtOnce.least, inSteps));
}
