import { loadDomain } from './domain';
import { comparedTexts } from './encoders/comparedTexts';
import { encoderSimilarities } from './encoders/encoderSimilarities';
import type { HandlerMaker } from './services';
import { trainingRowsIfAny } from './trainingRows';

/** The layers of an encoder, or two encoders, on the rows of a target and its source. Writes nothing. */
export const compareEncoders: HandlerMaker<'encoders/compare'> = (services) => async (params, job) => {
  const { target, source, seed } = params;
  const domain = await loadDomain(target, job);
  const other = source.kind === 'table' ? await loadDomain(source.table, job) : null;
  const { training } = trainingRowsIfAny(domain);
  const compared = comparedTexts(domain, training, other?.texts ?? [], seed);
  const encoders = await encoderSimilarities({ ...params, compared }, services, job);
  const { description } = await services.openEncoder(params.embed, job.phase('load'));
  return { encoders, encoder: description };
};
