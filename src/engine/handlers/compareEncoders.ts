import type { EncoderDescription } from '../../protocol/encoder';
import { UserError } from '../../protocol/userError';
import type { Encoder } from '../encoderPool';
import { comparedTexts } from './encoders/comparedTexts';
import { encoderSimilarities } from './encoders/encoderSimilarities';
import { loadUnchanged } from './loadUnchanged';
import type { HandlerMaker } from './services';
import { trainingRowsIfAny } from './trainingRows';

/** The layers of an encoder, or two encoders, on the rows of a target and its source. Writes nothing. */
export const compareEncoders: HandlerMaker<'encoders/compare'> = (services) => async (params, job) => {
  const { target, source, hashes, seed } = params;
  const domain = await loadUnchanged(target, hashes?.target, job);
  const other = source.kind === 'table' ? await loadUnchanged(source.table, hashes?.source, job) : null;
  const encoder = await services.openEncoder(params.embed, job.phase('load'));
  checkEncoder(encoder, params.encoder);
  const { training } = trainingRowsIfAny(domain);
  const compared = comparedTexts(domain, training, other?.texts ?? [], seed);
  const encoders = await encoderSimilarities({ ...params, compared }, services, job);
  return { encoders, encoder: encoder.description };
};

type Known = Pick<EncoderDescription, 'id' | 'hash'>;

/** What another encoder says does not belong into the report. */
function checkEncoder({ description }: Encoder, known: Known | undefined): void {
  if (known && description.hash !== known.hash) throw new UserError('error.encoderChanged', { id: known.id });
}
