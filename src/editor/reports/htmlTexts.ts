import * as vscode from 'vscode';
import type { Report } from '../../protocol/report';
import { referencedRows } from '../../protocol/referencedRows';
import type { RowTexts, Side } from '../../protocol/rows';
import type { ShownReport } from '../../protocol/webview';
import type { Engine } from '../services';
import { words } from '../words';
import { lookAtTables, placedTable } from './placedTable';

/**
 * The report as it may leave the machine: a person is asked whether the texts of its rows go along, where
 * they could. Undefined: declined.
 */
export async function reportToShare(engine: Engine, shown: ShownReport): Promise<Report | undefined> {
  const { texts: _texts, ...bare } = shown.report;
  const count = await readableRows(shown);
  if (count === 0) return bare;
  const items = [
    {
      label: words('editor.html.withoutTexts'),
      detail: words('editor.html.withoutTexts.detail'),
      texts: false,
    },
    {
      label: words('editor.html.withTexts'),
      detail: words('editor.html.withTexts.detail', { count }),
      texts: true,
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: words('editor.html.question') });
  if (!chosen) return undefined;
  return chosen.texts ? { ...bare, texts: await textsOf(engine, shown) } : bare;
}

/** How many of the rows that the report points at have a text that is known or can be read. */
async function readableRows(shown: ShownReport): Promise<number> {
  const rows = referencedRows(shown.report);
  const states = await lookAtTables(shown);
  const readable = (side: Side) =>
    states[side] === 'same' ? rows[side].length : Object.keys(shown.report.texts?.[side] ?? {}).length;
  return readable('source') + readable('target');
}

async function textsOf(engine: Engine, shown: ShownReport): Promise<RowTexts> {
  const rows = referencedRows(shown.report);
  const read = async (side: Side): Promise<Record<string, string>> => {
    const known = shown.report.texts?.[side] ?? {};
    const placed = placedTable(shown, side);
    if (!placed || rows[side].length === 0) return known;
    const { table, hash } = placed;
    const found = await engine.call('table/texts', { table, hash, rows: rows[side] });
    if (found.state !== 'same') return known;
    return { ...known, ...Object.fromEntries(found.rows.map(({ row, text }) => [row, text])) };
  };
  const [source, target] = await Promise.all([read('source'), read('target')]);
  return { source, target };
}
