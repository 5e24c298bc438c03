import type { Report } from './report';
import type { ExampleRows, Side } from './rows';

/**
 * The rows that a report points at (examples of words and topics, outliers, mistakes, slices), each once, in
 * rising order. The map's points are not among them: they are every row.
 */
export function referencedRows(report: Report): ExampleRows {
  const { words, topics, failures, slices } = report;
  const groups = topics?.topics ?? [];
  const examples = [...words.polarityFlips, ...words.pivots, ...groups].map(({ examples }) => examples);
  const outliers = topics?.outliers ?? [];
  const ofSide = (side: Side): number[] => [
    ...examples.flatMap((rows) => rows?.[side] ?? []),
    ...outliers.flatMap((outlier) => (outlier.side === side ? [outlier.row] : [])),
  ];
  const wrong = [
    ...(failures?.mistakes ?? []).map(({ row }) => row),
    ...slices.flatMap(({ examples }) => examples),
  ];
  return { source: inOrder(ofSide('source')), target: inOrder([...ofSide('target'), ...wrong]) };
}

const inOrder = (rows: readonly number[]): number[] => [...new Set(rows)].sort((a, b) => a - b);
