import * as vscode from 'vscode';
import type { Progress } from '../../protocol/calls';
import type { SourceReference } from '../../protocol/table';
import { UserError } from '../../protocol/userError';
import type { MapToView, ShownReport } from '../../protocol/webview';
import { readEmbedOptions } from '../readSettings';
import type { Engine } from '../services';
import { showError } from '../showError';
import { fileOf, placedTable } from './placedTable';
import { reportSource } from './reportDomains';

/** Arranges a page's map anew: one projection at a time, each ends in one answer to the page. */
export class MapProjection implements vscode.Disposable {
  private running: AbortController | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly log: vscode.LogOutputChannel,
    private readonly answer: (message: MapToView) => void,
  ) {}

  async start(shown: ShownReport): Promise<void> {
    this.cancel();
    const abort = (this.running = new AbortController());
    try {
      const onProgress = ({ done, total }: Progress) => this.answer({ type: 'projecting', done, total });
      const params = projectionOf(shown);
      const placed = await this.engine.call('report/project', params, { signal: abort.signal, onProgress });
      this.answer({ type: 'projected', ...placed });
    } catch (error) {
      this.answer({ type: 'projectionEnded' });
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

/** UserError when the tables cannot be told again. */
function projectionOf(shown: ShownReport) {
  const { report } = shown;
  const [source, target] = [placedTable(shown, 'source'), placedTable(shown, 'target')];
  const origin = reportSource(report, fileOf(shown));
  if (!report.map || !target || origin.kind === 'unknown')
    throw new UserError('error.reportOutdated', { file: report.target.name });
  const reference: SourceReference = source
    ? { kind: 'table', table: source.table }
    : { kind: origin.kind === 'movies' ? 'movies' : 'none' };
  const { points, columns } = report.map;
  return {
    source: reference,
    target: target.table,
    hashes: { target: target.hash, ...(source && { source: source.hash }) },
    seed: report.seed,
    map: { points, columns: { side: columns.side, row: columns.row } },
    embed: readEmbedOptions(shown.uri === undefined ? undefined : vscode.Uri.parse(shown.uri)),
  };
}
