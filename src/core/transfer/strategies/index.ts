import type { TransferStrategy } from '../strategy';
import { pooled } from './pooled';
import { sourceOnly } from './sourceOnly';
import { targetOnly } from './targetOnly';

/**
 * Every strategy, fewest moving parts first: of strategies with the same score the first is chosen.
 * Target-only needs nothing but the user's own rows; source-only fits nothing to them; pooled needs both.
 */
export const strategies: readonly TransferStrategy[] = [targetOnly, sourceOnly, pooled];
