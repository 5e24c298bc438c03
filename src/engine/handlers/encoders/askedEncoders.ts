import type { EmbedOptions, EncoderQuestion } from '../../../protocol/calls';
import type { EncoderSimilarity } from '../../../protocol/similarity';
import type { Job } from '../../job';
import type { DomainFacts } from '../explain/runFacts';
import type { Services } from '../services';
import { comparedTexts } from './comparedTexts';
import { encoderSimilarities } from './encoderSimilarities';

/** What was asked of encoders beside a comparison. */
export async function askedEncoders(
  { target, source }: Pick<DomainFacts, 'target' | 'source'>,
  question: EncoderQuestion & { embed: EmbedOptions; seed: number },
  services: Services,
  job: Job,
): Promise<EncoderSimilarity[]> {
  const { layers, otherEncoder, embed, seed } = question;
  if (!layers && !otherEncoder) return [];
  const compared = comparedTexts(target.domain, target.training, source?.texts ?? [], seed);
  const asked = { ...(layers && { layers }), ...(otherEncoder && { otherEncoder }) };
  return encoderSimilarities({ ...asked, compared, embed, seed }, services, job);
}
