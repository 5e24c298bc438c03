import * as vscode from 'vscode';
import type { ResultOf } from '../../protocol/calls';
import type { TableReference } from '../../protocol/table';
import { bounds, count, rate, rateRange } from '../figures';
import { openReportFile } from '../reports/openReport';
import type { Services } from '../services';
import { showError } from '../showError';
import { words } from '../words';
import type { Destination } from './chooseDestination';
import { tryModel } from './tryModel';

export interface Trained {
  trained: ResultOf<'model/fineTune'>;
  destination: Destination;
  target: TableReference;
}

function sentence({ trained, destination }: Trained): string {
  const { language } = vscode.env;
  const { figures, estimated } = trained.manifest;
  const said = {
    name: destination.name,
    strategy: words(`view.strategy.${trained.report.chosen ?? 'target-only'}`),
  };
  if (figures) {
    const { accuracy, rows } = figures;
    return words('editor.done.fineTune', {
      ...said,
      accuracy: rate(accuracy.mean, language),
      bounds: bounds(accuracy, language),
      rows: count(rows, language),
    });
  }
  if (!estimated) return words('editor.done.fineTuneUnmeasured', said);
  return words('editor.done.fineTuneEstimated', { ...said, range: rateRange(estimated, language) });
}

async function offer(services: Services, result: Trained): Promise<void> {
  const [open, tryIt] = [words('editor.button.openReport'), words('editor.button.tryIt')];
  const chosen = await vscode.window.showInformationMessage(sentence(result), open, tryIt);
  if (chosen === open) await openReportFile(result.destination.reportFile);
  if (chosen === tryIt) await tryModel(services, result.target);
}

/** Tells how well the new model does. Not awaited: the notification may stay for hours. */
export function announceModel(services: Services, result: Trained): void {
  offer(services, result).catch((error: unknown) => showError(error, services.log));
}
