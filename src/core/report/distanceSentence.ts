import type { Message } from '../../protocol/message';
import type { Measure } from '../../protocol/distances';
import type { Report } from '../../protocol/report';
import { vectorMeasures } from '../shift/measureShift';
import { decimal, decimalBand } from './format';

/** From here on the classifier errs in at most one row of twenty; real review domains lie between 1.78 and 2. */
const almostAlways = 1.8;

/**
 * How far apart the domains are, from the proxy A-distance, and what they differ most in: both next to the
 * reference pairs. Without any, only whether the difference may be chance, not whether it is large.
 */
export function distanceSentence({ source, target, shift }: Omit<Report, 'summary'>): Message[] {
  const { measures, reading } = shift;
  const measure = measures.find(({ name }) => name === 'proxy-a-distance');
  if (!source || !measure) return [];
  const numbers = { value: decimal(measure.value), band: decimalBand(measure.nullBand) };
  const args = { source: source.name, target: target.name, ...numbers };
  const word = distanceWord(measure, measures);
  if (!reading || word === 'same' || word === 'hidden') return [{ key: `summary.distance.${word}`, args }];
  const { reach, pair, group } = reading;
  return [
    { key: `summary.distance.${reach}`, args: { ...args, pair } },
    ...(group ? [{ key: `summary.differs.${group}` } as const] : []),
  ];
}

export function distanceWord(
  proxy: Measure,
  measures: readonly Measure[],
): 'same' | 'hidden' | 'apart' | 'unlike' {
  if (!inBand(proxy)) return proxy.value >= almostAlways ? 'unlike' : 'apart';
  // of words, length and labels the model that is told apart by vectors says nothing
  const others = measures.filter(({ name }) => vectorMeasures.some((each) => each.name === name));
  return others.every(inBand) ? 'same' : 'hidden';
}

/** Only larger values than chance's speak of a difference. */
const inBand = ({ value, nullBand }: Measure): boolean => value <= nullBand[1];
