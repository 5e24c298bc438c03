import { harmlessCell, quotedCell } from '../../protocol/csvCell';
import type { TableColumn } from './rawTable';

/** RFC 4180, with the given delimiter and \n between records. No cell is a formula to a spreadsheet. */
export function writeDelimited(columns: readonly TableColumn[], delimiter: string): string {
  const rows = columns[0]?.values.length ?? 0;
  const lines = [line(columns.map(({ name }) => name))];
  for (let i = 0; i < rows; i++) lines.push(line(columns.map(({ values }) => values[i]!)));
  return lines.join('\n') + '\n';

  function line(cells: readonly string[]): string {
    return cells.map((cell) => quotedCell(harmlessCell(cell), delimiter)).join(delimiter);
  }
}
