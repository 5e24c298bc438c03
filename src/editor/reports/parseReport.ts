import * as v from 'valibot';
import type { Report } from '../../protocol/report';
import { reportSchema, reportSchemaVersion } from '../../protocol/report';
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
  const value = parseJson(text, file);
  const schema = (value as { schema?: unknown } | null)?.schema;
  if (typeof schema === 'number' && schema > reportSchemaVersion)
    throw new UserError('editor.error.reportNewer', { file, schema });
  const parsed = v.safeParse(reportSchema, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const detail = `${v.getDotPath(issue) ?? 'report'}: ${issue.message}`;
  throw new UserError('editor.error.reportUnreadable', { file, detail });
}
