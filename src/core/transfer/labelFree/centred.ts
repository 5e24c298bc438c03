import type { Parameters } from '../../learn/softmaxRegression';
import { headAtOffset, headForShares } from './alignment';
import type { AdaptationTask, LabelFreeStrategy } from './labelFreeStrategy';

/** The source's classifier on target rows that are moved to where the source's lie, for the target's shares. */
export const centred: LabelFreeStrategy = {
  name: 'centred',
  penalty: (model) => model.candidate.c,
  batches: 0,
  adapt: (task) => Promise.resolve(centredHead(task)),
};

function centredHead({ model, shares, offset }: AdaptationTask): Parameters {
  const here = headAtOffset(model.head, offset);
  return headForShares(here, model.shares, shares);
}
