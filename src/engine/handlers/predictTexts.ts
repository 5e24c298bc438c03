import { guessLabels, openModel } from './openModel';
import type { HandlerMaker } from './services';

/** Labels and calibrated probabilities of a few texts, in their order. */
export const predictTexts: HandlerMaker<'texts/predict'> = (services) => async (params, job) => {
  const { head, encoder, model } = await openModel(params.model, params.embed, services, job);
  const { vectors, shortened } = await encoder.embed(params.texts, job.phase('embed'));
  const guesses = guessLabels(head, vectors);
  const predictions = guesses.map(({ label, probabilities }, i) => ({
    text: params.texts[i]!,
    label,
    probabilities,
  }));
  return { predictions, model, shortened };
};
