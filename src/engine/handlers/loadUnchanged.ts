import type { TableReference } from '../../protocol/table';
import { UserError } from '../../protocol/userError';
import type { Job } from '../job';
import type { TextDomain } from './domain';
import { loadDomain } from './domain';

/** A report's table; throws UserError when it is not what it was. @param hash the report's; absent: not known */
export async function loadUnchanged(
  reference: TableReference,
  hash: string | undefined,
  job: Job,
): Promise<TextDomain> {
  const domain = await loadDomain(reference, job);
  if (hash !== undefined && domain.table.hash !== hash) throw outdated(domain.table.name);
  return domain;
}

export const outdated = (file: string): UserError => new UserError('error.reportOutdated', { file });
