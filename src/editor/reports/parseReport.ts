import type { MatrixReport } from '../../protocol/matrix';
import { isMatrix, readMatrix } from '../../protocol/matrix';
import type { ReadReport, Report } from '../../protocol/report';
import { readReport } from '../../protocol/report';
import { UserError } from '../../protocol/userError';

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError('editor.error.reportUnreadable', { file, detail: (error as Error).message });
  }
}

/** The report in a file's text. Throws UserError naming the file and what to do. */
export function parseReport(text: string, file: string): Report {
  const found = readReport(parseJson(text, file));
  return found.kind === 'report' ? found.report : refuse(found, file);
}

/** What a file's text holds: a report, or several domains at once. Throws as `parseReport` does. */
export function parseShown(text: string, file: string): { report: Report } | { matrix: MatrixReport } {
  const value = parseJson(text, file);
  if (!isMatrix(value)) return { report: parseReport(text, file) };
  const found = readMatrix(value);
  return found.kind === 'matrix' ? { matrix: found.matrix } : refuse(found, file);
}

function refuse(found: Exclude<ReadReport, { kind: 'report' }>, file: string): never {
  switch (found.kind) {
    case 'newer':
      throw new UserError('editor.error.reportNewer', { file, schema: found.schema });
    case 'invalid': {
      const detail = `${found.place || 'report'}: ${found.detail}`;
      throw new UserError('editor.error.reportUnreadable', { file, detail });
    }
  }
}
