import type { Report } from '../../protocol/report';
import type { SourceReference } from '../../protocol/table';
import { UserError } from '../../protocol/userError';
import type { PlacedTable } from './placedTable';
import type { ReportSource } from './reportDomains';

/**
 * Where a projection reads the source's texts. Throws UserError where the source's table cannot be told again: without
 * it the map would be arranged by the target's points alone.
 */
export function projectionSource(
  { source }: Pick<Report, 'source'>,
  { kind }: ReportSource,
  placed: Pick<PlacedTable, 'table'> | undefined,
): SourceReference {
  if (placed) return { kind: 'table', table: placed.table };
  if (kind === 'movies' || kind === 'none') return { kind };
  throw new UserError('error.reportOutdated', { file: source?.name ?? '' });
}
