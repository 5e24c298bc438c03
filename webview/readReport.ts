import * as v from 'valibot';
import type { Message } from '../src/protocol/message';
import type { Report } from '../src/protocol/report';
import { reportSchema, reportSchemaVersion } from '../src/protocol/report';

const versioned = v.object({ schema: v.number() });

/** Checks a report before any of it is shown; what is wrong comes back as a sentence with a next step. */
export function readReport(value: unknown): { report: Report } | { problem: Message } {
  const version = v.safeParse(versioned, value);
  if (version.success && version.output.schema > reportSchemaVersion) {
    const args = { found: version.output.schema, known: reportSchemaVersion };
    return { problem: { key: 'view.problem.newer', args } };
  }
  const parsed = v.safeParse(reportSchema, value);
  if (parsed.success) return { report: parsed.output };
  const place = v.getDotPath(parsed.issues[0]) ?? '';
  return { problem: { key: 'view.problem.invalid', args: { place } } };
}
