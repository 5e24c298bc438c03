import type { StrategyName } from '../../../protocol/report';
import { fixedHead } from '../fixedHead';
import type { TransferStrategy } from '../strategy';
import { anchored } from './anchored';
import { pooled } from './pooled';
import { targetOnly } from './targetOnly';
import { weighted } from './weighted';

/**
 * Every strategy, fewest moving parts first: of strategies with the same score the first is chosen. Target-only
 * needs nothing but the user's own rows; the next fit nothing to their labels; the last need both.
 */
export const strategies: readonly TransferStrategy[] = [
  targetOnly,
  ...(['source-only', 'prior-corrected', 'centred', 'self-training'] satisfies StrategyName[]).map(fixedHead),
  pooled,
  weighted,
  anchored,
  ...(
    ['coral', 'subspace-alignment', 'importance-weighting', 'kernel-mean-matching'] satisfies StrategyName[]
  ).map(fixedHead),
];
