import * as path from 'node:path';
import type { Domain, Report } from '../../protocol/report';

/** As models/movies/domain.json calls it; a test compares the two. */
export const builtInName = 'movie reviews';

/** Where a domain's table lay when the report was written. Undefined when the report does not say. */
export function tablePath({ file }: Domain, reportFile: string | undefined): string | undefined {
  if (file === undefined || reportFile === undefined) return undefined;
  return path.resolve(path.dirname(reportFile), file);
}

export type ReportSource = { kind: 'none' | 'movies' | 'unknown' } | { kind: 'table'; path: string };

/** Where the report's knowledge came from; `unknown`: a table that cannot be told again. */
export function reportSource(
  { source }: Pick<Report, 'source'>,
  reportFile: string | undefined,
): ReportSource {
  if (!source) return { kind: 'none' };
  const table = tablePath(source, reportFile);
  if (table !== undefined) return { kind: 'table', path: table };
  return { kind: source.file === undefined && source.name === builtInName ? 'movies' : 'unknown' };
}
