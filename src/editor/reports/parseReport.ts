import type { Report } from '../../protocol/report';
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
  switch (found.kind) {
    case 'report':
      return found.report;
    case 'newer':
      throw new UserError('editor.error.reportNewer', { file, schema: found.schema });
    case 'invalid': {
      const detail = `${found.place || 'report'}: ${found.detail}`;
      throw new UserError('editor.error.reportUnreadable', { file, detail });
    }
  }
}
