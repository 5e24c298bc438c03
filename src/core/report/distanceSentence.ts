import type { Message } from '../../protocol/message';
import {
  groupOf,
  inBand,
  leadingGroup,
  nearestReference,
  pairName,
  reachOf,
  type Measure,
  type ReferencePair,
} from '../../protocol/distances';
import type { Report } from '../../protocol/report';
import { decimal, decimalBand } from './format';

/** From here on the classifier errs in at most one row of twenty; real review domains lie between 1.78 and 2. */
const almostAlways = 1.8;

/**
 * How far apart the domains are, from the proxy A-distance, and what they differ most in: both next to the
 * reference pairs. Without any, only whether the difference may be chance, not whether it is large.
 */
export function distanceSentence({ source, target, shift }: Omit<Report, 'summary'>): Message[] {
  const { measures, references = [] } = shift;
  const measure = measures.find(({ name }) => name === 'proxy-a-distance');
  if (!source || !measure) return [];
  const numbers = { value: decimal(measure.value), band: decimalBand(measure.nullBand) };
  const args = { source: source.name, target: target.name, ...numbers };
  const word = distanceWord(measure, measures);
  const reading = word === 'same' || word === 'hidden' ? null : readingOf(measure, references);
  if (!reading) return [{ key: `summary.distance.${word}`, args }];
  const group = leadingGroup(measures, references);
  return [
    { key: `summary.distance.${reading.reach}`, args: { ...args, pair: reading.pair } },
    ...(group ? [{ key: `summary.differs.${group}` } as const] : []),
  ];
}

function readingOf(measure: Measure, references: readonly ReferencePair[]) {
  const [reach, nearest] = [reachOf(measure, references), nearestReference(measure, references)];
  return reach && nearest && { reach, pair: pairName(nearest) };
}

export function distanceWord(
  proxy: Measure,
  measures: readonly Measure[],
): 'same' | 'hidden' | 'apart' | 'unlike' {
  if (!inBand(proxy)) return proxy.value >= almostAlways ? 'unlike' : 'apart';
  // of words, length and labels the model that is told apart by vectors says nothing
  const others = measures.filter(({ name }) => groupOf[name] === 'vectors');
  return others.every(inBand) ? 'same' : 'hidden';
}
