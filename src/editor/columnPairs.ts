import type { Inspection, InspectedColumn } from '../protocol/table';

/** One way to read a table: which column is the text, which the label (null: none). */
export interface ColumnPair {
  text: InspectedColumn;
  label: InspectedColumn | null;
}

/** More than a person reads; a table of 30 columns has 870 pairs. */
const mostPairs = 60;

const likelihood = ({ text, label }: ColumnPair) => text.textScore * (label ? label.labelScore : 0);

/**
 * All readings of a table, the likeliest first; with `unlabeled`, also each column as text alone: last, but the
 * best of them first where no column looks like a label.
 */
export function columnPairs(inspection: Inspection, unlabeled: boolean): ColumnPair[] {
  const { columns } = inspection;
  const pairs: ColumnPair[] = columns.flatMap((text) =>
    columns.filter((label) => label !== text).map((label) => ({ text, label })),
  );
  const best = pairs.sort((a, b) => likelihood(b) - likelihood(a)).slice(0, mostPairs);
  const alone = (unlabeled ? columns.map((text) => ({ text, label: null })) : []).sort(
    (a, b) => b.text.textScore - a.text.textScore,
  );
  const likeliest = inspection.labelColumn === null ? alone.splice(0, 1) : [];
  return [...likeliest, ...best, ...alone];
}

/** True when nobody needs to be asked. */
export function columnsAreClear(inspection: Inspection, labelNeeded: boolean): boolean {
  const { confident, textColumn, labelColumn } = inspection;
  return confident && textColumn !== null && (labelColumn !== null || !labelNeeded);
}
