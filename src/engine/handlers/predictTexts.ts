import { askModel, guessLabels, openModel } from './openModel';
import type { HandlerMaker } from './services';

/** Labels and calibrated probabilities of a few texts, in their order. */
export const predictTexts: HandlerMaker<'texts/predict'> = (services) => async (params, job) => {
  const opened = await openModel(params.model, params.embed, services, job);
  const { probabilities, shortened } = await askModel(opened, params.texts, job.phase('embed'));
  const guesses = guessLabels(opened.head, probabilities);
  const predictions = guesses.map(({ label, probabilities }, i) => ({
    text: params.texts[i]!,
    label,
    probabilities,
  }));
  return { predictions, model: opened.model, shortened };
};
