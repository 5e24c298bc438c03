import path from 'node:path';
import { commitAll } from '../atomicWrite';
import { checkOutFile } from '../writeErrors';
import { runTransfer } from './runTransfer';
import type { HandlerMaker } from './services';
import { stageReport } from './stageReport';

/** How far two domains are apart, and, where the target has labels, whether transfer helps. Saves no model. */
export const compareDomains: HandlerMaker<'domains/compare'> = (services) => async (params, job) => {
  const { reportFile } = params;
  if (reportFile !== undefined) await checkOutFile(reportFile, true);
  const { report } = await runTransfer('compare', params, services, job);
  if (reportFile === undefined) return { report };
  await job.phase('write', path.basename(reportFile)).step(0, 1);
  await commitAll(await stageReport(reportFile, report));
  return { report, reportFile };
};
