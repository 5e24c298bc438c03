import * as vscode from 'vscode';
import type { Progress } from '../../protocol/calls';
import { UserError } from '../../protocol/userError';
import type { MapToView, ProjectionPhase, ShownReport } from '../../protocol/webview';
import { projectionPhases } from '../../protocol/webview';
import { readEmbedOptions } from '../readSettings';
import type { Engine } from '../services';
import { showError } from '../showError';
import { fileOf, placedTable } from './placedTable';
import { projectionSource } from './projectionSource';
import { reportSource } from './reportDomains';

/** Arranges a page's map anew: one projection at a time, each ends in one answer to the page, with its number. */
export class MapProjection implements vscode.Disposable {
  private running: AbortController | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly log: vscode.LogOutputChannel,
    private readonly answer: (message: MapToView) => void,
  ) {}

  async start(shown: ShownReport, run: number): Promise<void> {
    this.cancel();
    const abort = (this.running = new AbortController());
    try {
      const onProgress = ({ phase, done, total }: Progress) => {
        if (isSlow(phase)) this.answer({ type: 'projecting', run, phase, done, total });
      };
      const params = projectionOf(shown);
      const placed = await this.engine.call('report/project', params, { signal: abort.signal, onProgress });
      this.answer({ type: 'projected', run, ...placed });
    } catch (error) {
      this.answer({ type: 'projectionEnded', run });
      void showError(error, this.log);
    }
  }

  cancel(): void {
    this.running?.abort();
    this.running = undefined;
  }

  dispose(): void {
    this.cancel();
  }
}

const isSlow = (phase: Progress['phase']): phase is ProjectionPhase =>
  projectionPhases.some((slow) => slow === phase);

/** UserError when the tables cannot be told again. */
function projectionOf(shown: ShownReport) {
  const { report } = shown;
  const [source, target] = [placedTable(shown, 'source'), placedTable(shown, 'target')];
  if (!report.map || !target) throw new UserError('error.reportOutdated', { file: report.target.name });
  const { points, columns } = report.map;
  return {
    source: projectionSource(report, reportSource(report, fileOf(shown)), source),
    target: target.table,
    hashes: { target: target.hash, ...(source && { source: source.hash }) },
    seed: report.seed,
    map: { points, columns: { side: columns.side, row: columns.row } },
    embed: readEmbedOptions(shown.uri === undefined ? undefined : vscode.Uri.parse(shown.uri)),
  };
}
