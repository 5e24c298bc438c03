import type { ConditionState, TransferVerdict, Verdict } from '../src/protocol/report';
import type { IconName } from './marks';

/** A mark for each word, so that neither rests on colour. */
export const verdictIcons: Record<TransferVerdict, IconName> = {
  helpful: 'pass',
  harmless: 'open',
  negative: 'fail',
  undecided: 'warn',
};
export const stateIcons: Record<ConditionState, IconName> = {
  met: 'pass',
  'in-doubt': 'warn',
  'not-met': 'fail',
  'not-known': 'open',
};

/** Only adding all source rows hurts: the difference itself is not below zero. */
export const byPooling = ({ transfer, difference }: Verdict): boolean =>
  transfer === 'negative' && difference !== null && difference.high >= 0;
