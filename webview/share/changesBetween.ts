import type { Interval } from '../../src/protocol/interval';
import type { MeasureName, Report, StrategyName } from '../../src/protocol/report';

/** A figure of both reports, or of one of them. */
export interface Change<Name extends string> {
  name: Name;
  before: number | null;
  after: number | null;
  intervals: [Interval | null, Interval | null];
}

export interface Changes {
  /** Accuracies, 0-1. `honest`: of what is saved. */
  accuracies: Change<StrategyName | 'honest'>[];
  distances: Change<MeasureName>[];
  /** Rows with a text and labeled rows, of the target. */
  sizes: Change<'rows' | 'labeled'>[];
  /** Words whose polarity flips. */
  flips: { gained: string[]; lost: string[] };
}

/** What two reports say of the same things. Figures that neither has are left out. */
export function changesBetween(before: Report, after: Report): Changes {
  return {
    accuracies: [honest(before, after), ...strategies(before, after)],
    distances: distances(before, after),
    sizes: [
      change('rows', before.target.rows, after.target.rows),
      change('labeled', labeled(before), labeled(after)),
    ],
    flips: flips(before, after),
  };
}

/** Two figures that differ, or of which only one is there. @param digits that are shown */
export function isChanged({ before, after }: Change<string>, digits: number): boolean {
  if (before === null || after === null) return before !== after;
  return before.toFixed(digits) !== after.toFixed(digits);
}

function change<Name extends string>(name: Name, before: number | null, after: number | null): Change<Name> {
  return { name, before, after, intervals: [null, null] };
}

function ofIntervals<Name extends string>(name: Name, before?: Interval, after?: Interval): Change<Name> {
  const means = change(name, before?.mean ?? null, after?.mean ?? null);
  return { ...means, intervals: [before ?? null, after ?? null] };
}

const honest = (before: Report, after: Report) =>
  ofIntervals('honest', before.honest?.accuracy, after.honest?.accuracy);

function strategies(before: Report, after: Report): Change<StrategyName>[] {
  const of = (report: Report, name: StrategyName) =>
    report.strategies.find((strategy) => strategy.name === name)?.accuracy;
  const names = new Set([...after.strategies, ...before.strategies].map(({ name }) => name));
  return [...names].map((name) => ofIntervals(name, of(before, name), of(after, name)));
}

function distances(before: Report, after: Report): Change<MeasureName>[] {
  const of = (report: Report, name: MeasureName) =>
    report.shift.measures.find((measure) => measure.name === name)?.value ?? null;
  const names = new Set([...after.shift.measures, ...before.shift.measures].map(({ name }) => name));
  return [...names].map((name) => change(name, of(before, name), of(after, name)));
}

const labeled = ({ target }: Report): number => target.rows - target.unlabeled;

function flips(before: Report, after: Report): Changes['flips'] {
  const [was, is] = [before, after].map(({ words }) => words.polarityFlips.map(({ word }) => word)) as [
    string[],
    string[],
  ];
  return { gained: is.filter((word) => !was.includes(word)), lost: was.filter((word) => !is.includes(word)) };
}
