import type { Interval } from '../../protocol/interval';
import type { MessageArguments, MessageKey } from '../../protocol/message';
import type { Condition, ConditionName, ConditionState, Strategy } from '../../protocol/report';
import { listed } from '../data/listed';
import type { ReportFacts } from './buildReport';
import { distanceWord } from './distanceSentence';
import { decimal, decimalBand, percent, percentInterval } from './format';

/** Why a source's labels are of no use: none, others than the target's, or (nearly) all its texts stand in the target. */
export type Useless = 'unlabeled' | 'labelsDiffer' | 'sameData' | 'shared';

/**
 * The three conditions under which transfer works, each with its evidence: the two tasks are similar, the two
 * distributions are near enough, and the model suits both. A condition is met, or is not, only where a whole
 * interval says so. Thresholds: docs/how-the-numbers-are-computed.md.
 */
export function conditionsOf(facts: ReportFacts, useless: Useless | null, foreign = false): Condition[] {
  const model = foreign
    ? condition('suitable-model', 'not-met', 'condition.suitable-model.foreign')
    : suitableModel(facts);
  return [similarTasks(facts, useless), nearDistributions(facts), model];
}

/** Distances explain little where the tasks differ or the vectors hardly tell the labels. */
const causes: readonly ConditionName[] = ['similar-tasks', 'suitable-model', 'near-distributions'];

/** The probable cause of harm: the first condition in that state. */
export function causeOf(
  conditions: readonly Condition[],
  state: 'not-met' | 'in-doubt',
): ConditionName | undefined {
  return causes.find((name) => conditions.some((each) => each.name === name && each.state === state));
}

/** The source's answers carry over: at least 0.4 of the way, surely; not at all: surely under 0.15. */
const carried = { met: 0.4, notMet: 0.15 };

function similarTasks(facts: ReportFacts, useless: Useless | null): Condition {
  const name = 'similar-tasks';
  const { source, target } = facts;
  const names = { source: source!.name, target: target.name };
  if (useless === 'labelsDiffer')
    return condition(name, 'not-met', 'condition.similar-tasks.labelsDiffer', {
      ...names,
      sourceLabels: listed(Object.keys(source!.labels), listedLabels),
      targetLabels: listed(Object.keys(target.labels), listedLabels),
    });
  if (useless) return condition(name, 'not-known', 'condition.similar-tasks.useless', names);
  const found = named(facts.strategies, 'source-only');
  if (!found) return condition(name, 'not-known', 'condition.similar-tasks.unknown', names);
  const { score, chance, label } = scoreOn(facts, found);
  const key = facts.selectedBy === 'macroF1' ? 'macroF1' : 'measured';
  const args = { ...names, accuracy: percent(score.mean), interval: percentInterval(score) };
  return condition(
    name,
    stateOf(skill(score.low, chance), skill(score.high, chance), carried),
    `condition.similar-tasks.${key}`,
    { ...args, label, share: percent(chance) },
  );
}

/** Labels that a sentence lists. */
const listedLabels = 8;

/** What the source's model may lose by moving: surely at most 6 points is near, surely over 10 too far. */
const loss = { met: 0.06, notMet: 0.1 };

function nearDistributions(facts: ReportFacts): Condition {
  const name = 'near-distributions';
  const { measures } = facts.shift;
  const proxy = measures.find((measure) => measure.name === 'proxy-a-distance');
  if (!proxy) return condition(name, 'not-known', 'condition.near-distributions.unknown');
  const seen = { value: decimal(proxy.value), band: decimalBand(proxy.nullBand) };
  const word = distanceWord(proxy, measures);
  if (word === 'same' || word === 'hidden')
    return condition(name, 'met', `condition.near-distributions.${word}`, seen);
  return farBy(facts, { ...seen, source: facts.source!.name });
}

/** The distance alone says little between real domains: what counts is what the source's model loses. */
function farBy(facts: ReportFacts, seen: MessageArguments): Condition {
  const name = 'near-distributions';
  const { strategies, estimatedAccuracy, sourceAtHome: home } = facts;
  const here = named(strategies, 'source-only')?.accuracy;
  if (home && here) {
    const half = Math.hypot(halfWidth(home), halfWidth(here));
    const lost = home.mean - here.mean;
    const args = { ...seen, home: percent(home.mean), here: percent(here.mean) };
    return lossCondition(lossState(lost - half, lost + half), 'condition.near-distributions.loss', args);
  }
  if (!home || !estimatedAccuracy)
    return condition(name, 'in-doubt', 'condition.near-distributions.apart', seen);
  const { low, high } = estimatedAccuracy;
  const args = { ...seen, home: percent(home.mean), low: whole(low), high: whole(high) };
  return lossCondition(
    lossState(home.mean - high, home.mean - low),
    'condition.near-distributions.expected',
    args,
  );
}

/** Apart, and yet near enough: said so, since the distance alone reads otherwise. */
function lossCondition(
  state: ConditionState,
  key: 'condition.near-distributions.loss' | 'condition.near-distributions.expected',
  args: MessageArguments,
): Condition {
  return condition('near-distributions', state, state === 'met' ? `${key}.met` : key, args);
}

const halfWidth = ({ low, high }: Interval): number => (high - low) / 2;
const whole = (fraction: number): string => (fraction * 100).toFixed(0);

function lossState(low: number, high: number): ConditionState {
  if (high <= loss.met) return 'met';
  return low > loss.notMet ? 'not-met' : 'in-doubt';
}

/** How well the labels can be told from the encoder's vectors at all, at home and here. */
const told = { met: 0.4, notMet: 0.2 };
/** Above it accuracy says nothing of the rarer labels. */
const skewedShare = 0.8;

function suitableModel(facts: ReportFacts): Condition {
  const name = 'suitable-model';
  const { sourceAtHome, source, strategies } = facts;
  const largest = largestClass(source!.labels).share;
  const atHome =
    sourceAtHome && largest <= skewedShare
      ? { low: skill(sourceAtHome.low, largest), high: skill(sourceAtHome.high, largest) }
      : null;
  const targetOnly = named(strategies, 'target-only');
  const here = targetOnly && scoreOn(facts, targetOnly);
  const onTarget = here && {
    low: skill(here.score.low, here.chance),
    high: skill(here.score.high, here.chance),
  };
  const both = [atHome, onTarget].filter((each) => each !== null);
  if (both.length === 0) return condition(name, 'not-known', 'condition.suitable-model.unknown');
  const low = Math.min(...both.map((each) => each.low));
  const high = Math.min(...both.map((each) => each.high));
  return condition(name, stateOf(low, high, told), suitableKey(facts, atHome !== null, here !== null), {
    source: source!.name,
    ...(sourceAtHome ? { home: percent(sourceAtHome.mean) } : {}),
    ...(here ? { here: percent(here.score.mean), label: here.label, share: percent(here.chance) } : {}),
  });
}

function suitableKey({ selectedBy }: ReportFacts, atHome: boolean, here: boolean): MessageKey {
  if (here && selectedBy === 'macroF1') return 'condition.suitable-model.macroF1';
  return `condition.suitable-model.${atHome && here ? 'both' : here ? 'target' : 'source'}`;
}

/** A strategy's score on the target by what choices go by, and what always answering the largest class would get. */
function scoreOn(
  { target, honest, selectedBy }: ReportFacts,
  { accuracy, macroF1 }: Strategy,
): { score: Interval; chance: number; label: string } {
  const { label, count } = largestClass(target.labels);
  const rows = honest?.rows ?? Object.values(target.labels).reduce((sum, each) => sum + each, 0);
  const share = count / Math.max(1, rows);
  if (selectedBy === 'accuracy') return { score: accuracy, chance: share, label };
  const f1 = (2 * share) / (1 + share);
  return { score: macroF1, chance: f1 / Object.keys(target.labels).length, label };
}

/** Share of the way from always answering the largest class to being always right. */
function skill(score: number, chance: number): number {
  return (score - chance) / Math.max(1 - chance, 1e-9);
}

function stateOf(low: number, high: number, limits: { met: number; notMet: number }): ConditionState {
  if (low >= limits.met) return 'met';
  return high < limits.notMet ? 'not-met' : 'in-doubt';
}

function named(strategies: readonly Strategy[], name: Strategy['name']): Strategy | null {
  return strategies.find((strategy) => strategy.name === name) ?? null;
}

function largestClass(labels: Readonly<Record<string, number>>) {
  const counts = Object.entries(labels);
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  const [label, count] = counts.reduce((best, each) => (each[1] > best[1] ? each : best), ['', 0]);
  return { label, count, share: all > 0 ? count / all : 0 };
}

function condition(
  name: ConditionName,
  state: ConditionState,
  key: MessageKey,
  args?: MessageArguments,
): Condition {
  return { name, state, evidence: args ? { key, args } : { key } };
}
