import type { LabelFreeStrategy } from './labelFreeStrategy';

/** The source's classifier as it is. */
export const sourceOnly: LabelFreeStrategy = {
  name: 'source-only',
  penalty: (model) => model.candidate.c,
  batches: 0,
  adapt: ({ model }) => Promise.resolve(model.head),
};
