import { reportHtml } from '../client/reportHtml';
import type { MatrixReport } from '../protocol/matrix';
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

export async function writePage(file: string | undefined, report: Report | MatrixReport, language: Language): Promise<void> {
  if (file !== undefined && !isJson(file)) await writeAtomically(file, await reportHtml(report, language));
}
