import path from 'node:path';
import type { ModelManifest } from '../../protocol/model';
import { commitAll } from '../atomicWrite';
import type { Job } from '../job';
import type { NewModel } from '../modelStore';
import { stageModel } from '../modelStore';
import { checkModelFolder, checkOutFile } from '../writeErrors';
import { producedBy } from '../version';
import { trainingData } from './domain';
import type { TransferOutcome } from '../../core/transfer/transfer';
import type { Transfer } from './runTransfer';
import { runTransfer } from './runTransfer';
import type { HandlerMaker } from './services';
import { stageReport } from './stageReport';

/** Trains, checks and saves a classifier on the target table. */
export const fineTune: HandlerMaker<'model/fineTune'> = (services) => async (params, job) => {
  const { modelFolder, overwrite, reportFile } = params;
  await checkModelFolder(modelFolder, overwrite);
  if (reportFile !== undefined) await checkOutFile(reportFile, true);
  const transfer = await runTransfer('fine-tune', params, services, job);
  const outcome = transfer.outcome!; // fine-tuning refuses where there is nothing to learn from
  const model = newModel(transfer, outcome, params, job);
  await job.phase('write', path.basename(modelFolder)).step(0, 1);
  const staged = [await stageModel(modelFolder, model, overwrite)];
  if (reportFile !== undefined) staged.push(...(await stageReport(reportFile, transfer.report, staged)));
  await commitAll(staged);
  const { report } = transfer;
  return {
    report,
    manifest: model.manifest,
    modelFolder,
    ...(reportFile === undefined ? {} : { reportFile }),
  };
};

function newModel(
  { target, source, encoder, report }: Transfer,
  outcome: TransferOutcome,
  params: { modelFolder: string; seed: number; embed: { encoder: ModelManifest['encoderReference'] } },
  job: Job,
): NewModel {
  const { head, c, chosen, comparison, estimated } = outcome;
  const manifest: NewModel['manifest'] = {
    schema: 1,
    name: path.basename(path.resolve(params.modelFolder)),
    created: new Date(job.now()).toISOString(),
    producedBy,
    encoder,
    encoderReference: params.embed.encoder,
    labels: head.labels,
    strategy: chosen,
    pinned: report.pinned,
    seed: params.seed,
    c,
    temperature: head.temperature,
    target: trainingData(target),
    source: chosen === 'target-only' ? null : (source?.data ?? null),
    figures: comparison?.honest ?? null,
    ...(estimated && !comparison
      ? { estimated: { mean: estimated.mean, low: estimated.low, high: estimated.high } }
      : {}),
    ...(head.lexical ? { lexical: { features: head.lexical.vocabulary.idf.length } } : {}),
    headSha256: '',
  };
  return { manifest, head, strategies: report.strategies };
}
