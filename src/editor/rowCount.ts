import type { Message } from '../protocol/message';
import { mostPickedRows } from '../protocol/table';

export const usualRows = 50;

/** How many rows a person wrote, or what is wrong with it. */
export function rowCount(
  written: string,
): { rows: number; problem?: never } | { rows?: never; problem: Message } {
  const rows = Number(written.trim());
  if (/^\s*\d+\s*$/.test(written) && rows >= 1 && rows <= mostPickedRows) return { rows };
  return { problem: { key: 'editor.pick.invalid', args: { most: mostPickedRows } } };
}
