import type { Message } from '../src/protocol/message';
import type { Report } from '../src/protocol/report';
import { readReport as read, reportSchemaVersion } from '../src/protocol/report';

/** Checks a report before any of it is shown; what is wrong comes back as a sentence with a next step. */
export function readReport(value: unknown): { report: Report } | { problem: Message } {
  const found = read(value);
  switch (found.kind) {
    case 'report':
      return { report: found.report };
    case 'newer':
      return {
        problem: { key: 'view.problem.newer', args: { found: found.schema, known: reportSchemaVersion } },
      };
    case 'invalid':
      return { problem: { key: 'view.problem.invalid', args: { place: found.place } } };
  }
}
