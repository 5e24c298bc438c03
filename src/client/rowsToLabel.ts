import { harmlessCell, quotedCell } from '../protocol/csvCell';
import type { PickedRows } from '../protocol/calls';

/** The column that a person fills in: the table's own, else one that is called `label`. */
export function columnToFill({ labelColumn, textColumn }: PickedRows): string {
  return labelColumn ?? unlike('label', [textColumn]);
}

/** Picked rows as a CSV file to fill in: row number, text, and an empty label. RFC 4180. */
export function rowsToLabel(picked: PickedRows): string {
  const { textColumn, rows } = picked;
  const label = columnToFill(picked);
  const header = [unlike('row', [textColumn, label]), textColumn, label];
  const lines = [header, ...rows.map(({ row, text }) => [String(row), text, ''])];
  return lines.map((cells) => cells.map((cell) => quotedCell(harmlessCell(cell))).join(',') + '\n').join('');
}

/** Two columns of one name would be one column to whoever reads the file. */
function unlike(name: string, taken: readonly string[]): string {
  return taken.includes(name) ? unlike(`${name}_`, taken) : name;
}
