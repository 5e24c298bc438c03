import type { Message } from '../../protocol/message';
import type { Report } from '../../protocol/report';
import { summarise } from './summarise';
import type { Judged } from './verdict';
import { judge } from './verdict';

/** All that a report holds except what this room works out. */
export type ReportFacts = Omit<Report, 'schema' | 'summary' | 'verdict'>;

/**
 * The report value from the run's facts, with its verdict and summary. Pure: the time of creation is a fact
 * like any other. `remarks` are the caller's own sentences; they close the summary.
 */
export function buildReport(facts: ReportFacts, judged: Judged, remarks: Message[] = []): Report {
  const report = { schema: 1 as const, ...facts, verdict: judge(facts, judged) };
  return { ...report, summary: summarise(report, judged.best, remarks) };
}

/** The same while it is being found out: nothing is judged and nothing said before all is known. */
export function unfinishedReport(facts: ReportFacts): Report {
  return { schema: 1, ...facts, verdict: null, summary: [] };
}
