import { headForShares } from './alignment';
import type { LabelFreeStrategy } from './labelFreeStrategy';

/** The source's classifier, corrected for the target's class shares. */
export const priorCorrected: LabelFreeStrategy = {
  name: 'prior-corrected',
  penalty: (model) => model.candidate.c,
  batches: 0,
  adapt: ({ model, shares }) => Promise.resolve(headForShares(model.head, model.shares, shares)),
};
