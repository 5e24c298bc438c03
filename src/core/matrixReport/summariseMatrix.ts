import type { Interval } from '../../protocol/interval';
import type { ExpectedAccuracy, MatrixReport } from '../../protocol/matrix';
import type { Message } from '../../protocol/message';
import { decimal, percent, percentInterval, points, pointsInterval } from '../report/format';
import type { Distances } from './bridge';
import { bridgeBetween } from './bridge';
import type { Expectation } from './expectation';
import type { MatrixSide } from './matrixSide';
import { pairedDifference } from './pairedAnswers';

export interface SummaryInput extends Pick<MatrixReport, 'home' | 'rankings'> {
  sides: readonly MatrixSide[];
  distances: Distances;
  expectations: readonly (readonly (Expectation | null)[])[];
}

/** The sentences are about this domain: the one that was named first. */
const target = 0;

/** The best source of the first domain, how sure that is, what its own labels do, and a bridge if there is one. */
export function summariseMatrix(input: SummaryInput): Message[] {
  const [best, second] = input.rankings[target]!;
  if (best === undefined) return [noSource(input)];
  const own = ownLabels(input, best);
  // the target's own labels, where they do better than any source, are the answer
  const ahead = own.filter(({ key }) => key === 'matrix.own.below');
  return [
    ...ahead,
    answer(input, best),
    ...(second === undefined ? [] : level(input, best, second)),
    ...own.filter((each) => !ahead.includes(each)),
    ...bridge(input, best),
    { key: 'matrix.next', args: { source: nameOf(input, best), target: nameOf(input, target) } },
    ...(own.length > 0 ? [{ key: 'matrix.remark.vectors' } as const] : []),
  ];
}

const nameOf = ({ sides }: SummaryInput, index: number): string => sides[index]!.name;

function nearestOf({ distances, sides }: SummaryInput): number | null {
  const found = sides.flatMap((_, other) => {
    const distance = distances[other]![target];
    return distance && other !== target ? [{ other, value: distance.value }] : [];
  });
  return found.toSorted((a, b) => a.value - b.value)[0]?.other ?? null;
}

function noSource(input: SummaryInput): Message {
  const nearest = nearestOf(input);
  const args = { target: nameOf(input, target) };
  if (nearest === null) return { key: 'matrix.answer.none', args };
  return { key: 'matrix.answer.none.other', args: { ...args, nearest: nameOf(input, nearest) } };
}

function answer(input: SummaryInput, best: number): Message {
  const { accuracy } = input.expectations[best]![target]!;
  const nearest = nearestOf(input);
  const key = `matrix.answer.${accuracy!.method}` as const;
  const args = { source: nameOf(input, best), target: nameOf(input, target), ...figures(accuracy!) };
  if (nearest === null) return { key, args };
  if (nearest === best) return { key: `${key}.nearest`, args };
  return { key: `${key}.other`, args: { ...args, nearest: nameOf(input, nearest) } };
}

function figures(accuracy: ExpectedAccuracy): Record<string, string> {
  if (accuracy.method === 'measured')
    return { accuracy: percent(accuracy.mean), interval: percentInterval(accuracy) };
  return { low: (100 * accuracy.low).toFixed(0), high: (100 * accuracy.high).toFixed(0) };
}

/** Said where the second cannot be told from the best. */
function level(input: SummaryInput, best: number, second: number): Message[] {
  const [first, other] = [best, second].map((source) => input.expectations[source]![target]!);
  const args = { source: nameOf(input, best), second: nameOf(input, second) };
  if (!first!.answers || !other!.answers) {
    const overlap = other!.accuracy!.high >= first!.accuracy!.low;
    return overlap ? [{ key: 'matrix.level.estimated', args }] : [];
  }
  const behind = pairedDifference(other!.answers, first!.answers, textsOf(input));
  if (!behind || behind.high < 0) return [];
  return [{ key: 'matrix.level', args: { ...args, ...pointsOf(behind) } }];
}

/** The text behind a labeled row of the target. */
function textsOf({ sides }: SummaryInput): (row: number) => number {
  const { texts, labeled } = sides[target]!;
  return (row) => texts[labeled!.rows[row]!]!;
}

const pointsOf = (difference: Interval) => ({
  difference: points(difference.mean),
  interval: pointsInterval(difference),
});

function ownLabels(input: SummaryInput, best: number): Message[] {
  const home = input.home[target];
  const { difference } = input.expectations[best]![target]!;
  if (!home || !difference) return [];
  const side = difference.high < 0 ? 'below' : difference.low > 0 ? 'above' : 'level';
  const own = { accuracy: percent(home.mean), target: nameOf(input, target), source: nameOf(input, best) };
  return [{ key: `matrix.own.${side}`, args: { ...own, ...pointsOf(difference) } }];
}

/** Only a suggestion: the two steps were not tried. */
function bridge(input: SummaryInput, source: number): Message[] {
  const { distances } = input;
  const between = bridgeBetween(source, target, distances);
  if (between === null) return [];
  const value = (a: number, b: number) => decimal(distances[a]![b]!.value);
  const args = {
    bridge: nameOf(input, between),
    source: nameOf(input, source),
    target: nameOf(input, target),
    first: value(source, between),
    second: value(between, target),
    direct: value(source, target),
  };
  return [{ key: 'matrix.bridge', args }];
}
