import type { EmbedOptions, EncoderQuestion } from '../../../protocol/calls';
import type { Report } from '../../../protocol/report';
import type { Job } from '../../job';
import type { Transfer } from '../runTransfer';
import type { Services } from '../services';
import { trainingRowsIfAny } from '../trainingRows';
import { comparedTexts } from './comparedTexts';
import { encoderSimilarities } from './encoderSimilarities';

/** The report with what was asked of encoders beside it. */
export async function withEncoders(
  { report, target, source }: Pick<Transfer, 'report' | 'target' | 'source'>,
  question: EncoderQuestion & { embed: EmbedOptions; seed: number },
  services: Services,
  job: Job,
): Promise<Report> {
  const { layers, otherEncoder, embed, seed } = question;
  if (!layers && !otherEncoder) return report;
  const { training } = trainingRowsIfAny(target);
  const compared = comparedTexts(target, training, source?.texts ?? [], seed);
  const asked = { ...(layers && { layers }), ...(otherEncoder && { otherEncoder }) };
  const encoders = await encoderSimilarities({ ...asked, compared, embed, seed }, services, job);
  return { ...report, similarity: { tasks: report.similarity?.tasks ?? null, encoders } };
}
