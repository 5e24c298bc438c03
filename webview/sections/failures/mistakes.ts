import type { Failures } from '../../../src/protocol/failures';
import type { Reader } from '../../reader';

export type Mistake = Failures['mistakes'][number];

/** What stands beside a wrong row: its label, and what was predicted how surely. */
export function besideMistake(
  { t, figures }: Reader,
  { labels, mistakes }: Failures,
): (row: number) => string {
  const byRow = new Map(mistakes.map((mistake) => [mistake.row, mistake]));
  return (row) => {
    const mistake = byRow.get(row);
    if (!mistake) return '';
    return t('view.failures.mistake', {
      label: labels[mistake.label] ?? '',
      predicted: labels[mistake.predicted] ?? '',
      probability: figures.decimal(mistake.probability, 2),
    });
  };
}

export const rightRows = ({ confusion }: Failures): number =>
  confusion.reduce((sum, counts, label) => sum + (counts[label] ?? 0), 0);
