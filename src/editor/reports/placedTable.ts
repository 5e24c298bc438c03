import * as vscode from 'vscode';
import { tableState } from '../../client/tableState';
import type { RememberedTable } from '../../protocol/calls';
import type { Side, TableState } from '../../protocol/rows';
import type { ShownReport } from '../../protocol/webview';
import { columnsOf } from './columnsOf';
import { tablePath } from './reportDomains';

/** A side's table, where the report tells its place and its bytes. */
export interface PlacedTable extends RememberedTable {
  path: string;
}

/** Where the report itself lies. */
export function fileOf({ uri }: Pick<ShownReport, 'uri'>): string | undefined {
  if (uri === undefined) return undefined;
  const { scheme, fsPath } = vscode.Uri.parse(uri);
  return scheme === 'file' ? fsPath : undefined;
}

export function placedTable(shown: ShownReport, side: Side): PlacedTable | undefined {
  const domain = shown.report[side];
  const path = domain ? tablePath(domain, fileOf(shown)) : undefined;
  if (!domain || path === undefined || domain.hash === undefined) return undefined;
  return { path, hash: domain.hash, table: { paths: [path], ...columnsOf(domain) } };
}

export type TableStates = Record<Side, TableState>;

/** Looks at the bytes of both tables. */
export async function lookAtTables(shown: ShownReport): Promise<TableStates> {
  const stateOf = async (side: Side): Promise<TableState> => {
    const placed = placedTable(shown, side);
    return placed ? tableState(placed.path, placed.hash) : 'unknown';
  };
  const [source, target] = await Promise.all([stateOf('source'), stateOf('target')]);
  return { source, target };
}
