import { reportHtml } from '../client/reportHtml';
import { matrixMarkdown } from '../client/matrixMarkdown';
import { reportMarkdown } from '../client/reportMarkdown';
import type { MatrixReport } from '../protocol/matrix';
import type { MessageArguments, MessageKey } from '../protocol/message';
import type { Report } from '../protocol/report';
import type { Language } from './language';
import { checkPlace, writeAtomically } from './writeFile';

/** The engine writes a report's JSON; its page is made here, from the same value. */
export function jsonReport(file: string | undefined): { reportFile?: string } {
  return file !== undefined && isJson(file) ? { reportFile: file } : {};
}

const isJson = (file: string) => /\.json$/i.test(file);

export async function checkPage(file: string | undefined): Promise<void> {
  if (file !== undefined && !isJson(file)) await checkPlace(file);
}

export async function writePage(
  file: string | undefined,
  report: Report | MatrixReport,
  language: Language,
): Promise<void> {
  if (file === undefined || isJson(file)) return;
  const isMarkdown = /\.md$/i.test(file);
  const say = sayIn(language);
  const markdown = () => ('domains' in report ? matrixMarkdown(report, say) : reportMarkdown(report, say));
  await writeAtomically(file, isMarkdown ? markdown() : await reportHtml(report, language));
}

const sayIn =
  (language: Language) =>
  (key: MessageKey, args?: MessageArguments): string =>
    language.say({ key, ...(args && { args }) });
