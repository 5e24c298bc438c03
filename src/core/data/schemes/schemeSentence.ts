import type { LabelScheme } from '../../../protocol/labelScheme';
import type { Message } from '../../../protocol/message';
import { listed } from '../listed';
import { orderLabels } from '../labels';
import { labelReader } from './readLabels';
import { stepsOf } from './stepsOf';

/** Classes that a sentence lists. */
const mostListed = 6;

/** What a scheme makes of labels, in words. @param written the labels of the column */
export function schemeSentence(scheme: LabelScheme, written: readonly string[]): Message {
  const { kind, neutrals, mapping } = scheme;
  const read = labelReader(mapping);
  const classes = new Set(written.map(read));
  const out = written.filter((label) => read(label) === null);
  const named = orderLabels([...classes].filter((name): name is string => name !== null && name !== ''));
  const args = { classes: listed(named, mostListed), leftOut: listed(out, mostListed) };
  if (kind === 'stars') return starsSentence(scheme);
  if (kind === 'names') return { key: 'scheme.names', args };
  if (neutrals === 'dropped') return { key: 'scheme.dropped', args };
  return { key: kind === 'polarity' ? 'scheme.polarity' : 'scheme.threeWay', args };
}

function starsSentence({ neutrals, mapping }: LabelScheme): Message {
  const args = { low: stepsOf(mapping, 'negative'), high: stepsOf(mapping, 'positive') };
  if (neutrals === 'none') return { key: 'scheme.stars', args };
  const middle = stepsOf(mapping, neutrals === 'kept' ? 'neutral' : null);
  return { key: neutrals === 'kept' ? 'scheme.starsKept' : 'scheme.starsDropped', args: { ...args, middle } };
}
