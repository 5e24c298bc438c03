import type { Report } from '../../protocol/report';
import type { EncoderSimilarity } from '../../protocol/similarity';
import { UserError } from '../../protocol/userError';
import { parseReport } from './parseReport';

/**
 * The text of a report's file with answers about encoders, which replace earlier ones to the same question; all else
 * stays as the file has it by now. Throws UserError when the file no longer holds the report that was asked about.
 */
export function withAnswers(
  text: string,
  file: string,
  asked: Pick<Report, 'created'>,
  encoders: readonly EncoderSimilarity[],
): string {
  const { created, similarity } = parseReport(text, file);
  if (created !== asked.created) throw new UserError('editor.error.reportReplaced', { file });
  const kept = (similarity?.encoders ?? []).filter(({ other }) =>
    encoders.every((answer) => answer.other !== other),
  );
  const report = {
    ...(JSON.parse(text) as object),
    similarity: { tasks: similarity?.tasks ?? null, encoders: [...kept, ...encoders] },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
