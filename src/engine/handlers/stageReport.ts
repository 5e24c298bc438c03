import type { Report } from '../../protocol/report';
import type { Staged } from '../atomicWrite';
import { stageFile } from '../atomicWrite';

/** Stages the report's JSON. When that fails, what was staged before is removed too. */
export async function stageReport(
  file: string,
  report: Report,
  before: readonly Staged[] = [],
): Promise<[Staged]> {
  try {
    return [await stageFile(file, JSON.stringify(report, null, 2) + '\n', { overwrite: true })];
  } catch (error) {
    for (const staged of before) await staged.discard();
    throw error;
  }
}
