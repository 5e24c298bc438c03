import { centred } from './centred';
import type { LabelFreeStrategy } from './labelFreeStrategy';
import { priorCorrected } from './priorCorrected';
import { coral, importanceWeighting, meanMatching, subspace } from './refitted';
import { selfTraining } from './selfTraining';
import { sourceOnly } from './sourceOnly';

/** Those that are worth their time, fewest moving parts first. */
export const standardLabelFree: readonly LabelFreeStrategy[] = [
  sourceOnly,
  priorCorrected,
  centred,
  selfTraining,
];

/** Those that were measured to buy nothing on average, for whoever asks. */
export const extraLabelFree: readonly LabelFreeStrategy[] = [
  coral,
  subspace,
  importanceWeighting,
  meanMatching,
];
