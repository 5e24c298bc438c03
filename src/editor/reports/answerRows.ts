import type * as vscode from 'vscode';
import type { FoundInTable } from '../../protocol/calls';
import type { Side } from '../../protocol/rows';
import type { RowsMessage, ShownReport, ToHost } from '../../protocol/webview';
import type { Engine } from '../services';
import { placedTable } from './placedTable';

/** What answering about rows needs. */
export interface RowServices {
  engine: Engine;
  log: vscode.LogOutputChannel;
}

type Asked<Type extends ToHost['type']> = Extract<ToHost, { type: Type }>;

/** The texts of rows, from the table itself. */
export async function readRows(
  { engine, log }: RowServices,
  shown: ShownReport,
  { side, rows: asked }: Asked<'readRows'>,
): Promise<RowsMessage> {
  const placed = placedTable(shown, side);
  const answer = { type: 'rows', side, asked, rows: [] } as const;
  if (!placed) return { ...answer, rows: [], state: 'unknown' };
  const { table, hash } = placed;
  try {
    const found = await engine.call('table/texts', { table, hash, rows: asked });
    if (found.state !== 'same') return { ...answer, rows: [], state: found.state };
    const rows = found.rows.map(({ row, text, label }) => ({ row, text, label }));
    return { ...answer, rows, state: 'same' };
  } catch (error) {
    log.warn(String(error));
    return { ...answer, rows: [], state: 'failed' };
  }
}

/** Rows that a search tells of on each side: more than a map can mark. */
const mostFound = 50_000;

export async function searchRows(
  services: RowServices,
  shown: ShownReport,
  { query }: Asked<'search'>,
): Promise<RowsMessage> {
  const [source, target] = await Promise.all([
    searchSide(services, shown, 'source', query),
    searchSide(services, shown, 'target', query),
  ]);
  return {
    type: 'found',
    query,
    source: source?.rows ?? null,
    target: target?.rows ?? null,
    more: (source?.more ?? false) || (target?.more ?? false),
  };
}

async function searchSide(
  { engine, log }: RowServices,
  shown: ShownReport,
  side: Side,
  query: string,
): Promise<Extract<FoundInTable, { state: 'same' }> | null> {
  const placed = placedTable(shown, side);
  if (!placed) return null;
  const { table, hash } = placed;
  try {
    const found = await engine.call('table/search', { table, hash, query, limit: mostFound });
    return found.state === 'same' ? found : null;
  } catch (error) {
    log.warn(String(error));
    return null;
  }
}
