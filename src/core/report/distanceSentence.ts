import type { Message } from '../../protocol/message';
import type { Measure, Report } from '../../protocol/report';
import { decimal, decimalBand } from './format';

/** From here on the classifier errs in at most one row of twenty; real review domains lie between 1.78 and 2. */
const almostAlways = 1.8;

/**
 * One sentence on how far apart the domains are, from the proxy A-distance and the bands. There are no
 * reference pairs yet, so it says only whether the difference may be chance, not whether it is large.
 */
export function distanceSentence({ source, target, shift }: Omit<Report, 'summary'>): Message[] {
  const measure = shift.measures.find(({ name }) => name === 'proxy-a-distance');
  if (!source || !measure) return [];
  const numbers = { value: decimal(measure.value), band: decimalBand(measure.nullBand) };
  const key = `summary.distance.${distanceWord(measure, shift.measures)}` as const;
  return [{ key, args: { source: source.name, target: target.name, ...numbers } }];
}

export function distanceWord(
  proxy: Measure,
  measures: readonly Measure[],
): 'same' | 'hidden' | 'apart' | 'unlike' {
  if (outside(proxy)) return proxy.value >= almostAlways ? 'unlike' : 'apart';
  return measures.some(outside) ? 'hidden' : 'same';
}

/** Only larger values than chance's speak of a difference. */
function outside({ value, nullBand }: Measure): boolean {
  return value > nullBand[1];
}
