import type { Message } from '../../protocol/message';
import type { ColumnFacts } from './columnFacts';

/** What a column was taken as. */
export type ColumnRole = 'text' | 'label' | 'other';

/** In short why a column was taken as the text or the label, or why not. */
export function columnReason(facts: ColumnFacts, role: ColumnRole): Message {
  if (facts.filled === 0) return { key: 'table.why.empty' };
  if (role === 'text') return textReason(facts);
  if (role === 'label') return labelReason(facts);
  return otherReason(facts);
}

/** Characters from which texts are called long. */
const longText = 60;

function textReason({ meanLength, proseShare, distinctShare }: ColumnFacts): Message {
  const length = { length: Math.round(meanLength) };
  if (proseShare < 0.3) return { key: 'table.why.text.words', args: length };
  if (distinctShare < 0.5) return { key: 'table.why.text.repeated', args: length };
  return { key: meanLength >= longText ? 'table.why.text' : 'table.why.text.short', args: length };
}

function labelReason({ distinct, filled }: ColumnFacts): Message {
  return {
    key: 'table.why.label',
    args: { count: distinct, rows: Math.round(filled / Math.max(1, distinct)) },
  };
}

function otherReason(facts: ColumnFacts): Message {
  const { distinct, distinctShare, meanLength } = facts;
  const length = { length: Math.round(meanLength) };
  if (distinct === 1) return { key: 'table.why.constant' };
  if (facts.dateShare > 0.7) return { key: 'table.why.dates' };
  if (facts.addressShare > 0.7) return { key: 'table.why.addresses' };
  if (facts.fractionShare > 0.3) return { key: 'table.why.measurements' };
  if (facts.proseShare > 0.5)
    return { key: distinctShare > 0.3 ? 'table.why.otherText' : 'table.why.repeatedText', args: length };
  if (distinctShare > 0.9) return { key: 'table.why.identifier' };
  if (facts.numberShare > 0.9 && distinct > 12)
    return { key: 'table.why.numbers', args: { count: distinct } };
  if (distinctShare > 0.3) return { key: 'table.why.names', args: { count: distinct } };
  return { key: 'table.why.other', args: { count: distinct } };
}
