import { referencedRows } from '../../protocol/referencedRows';
import type { Report } from '../../protocol/report';
import { shownText } from '../../protocol/rows';
import type { TextDomain } from './domain';
import { indexByRow } from './domain';

/** The report with the texts of the rows that it points at, for who asked for them. */
export function withTexts(report: Report, target: TextDomain, source: TextDomain | null): Report {
  const rows = referencedRows(report);
  return { ...report, texts: { source: textsOf(source, rows.source), target: textsOf(target, rows.target) } };
}

function textsOf(domain: TextDomain | null, rows: readonly number[]): Record<string, string> {
  if (!domain) return {};
  const index = indexByRow(domain);
  const shown = rows.flatMap((row) => {
    const text = domain.texts[index.get(row) ?? -1];
    return text === undefined ? [] : [[row, shownText(text)] as const];
  });
  return Object.fromEntries(shown);
}
