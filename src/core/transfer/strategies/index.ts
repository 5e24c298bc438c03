import { fixedHead } from '../fixedHead';
import { extraLabelFree, standardLabelFree } from '../labelFree/index';
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
  ...standardLabelFree.map(({ name }) => fixedHead(name)),
  pooled,
  weighted,
  anchored,
  ...extraLabelFree.map(({ name }) => fixedHead(name)),
];
