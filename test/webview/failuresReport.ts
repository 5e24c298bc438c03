import type { Failures, Slice } from '../../src/protocol/failures';
import type { Interval } from '../../src/protocol/interval';
import type { Report } from '../../src/protocol/report';

const around = (mean: number, half: number): Interval => ({
  mean,
  low: Math.max(0, mean - half),
  high: Math.min(1, mean + half),
});

/** Ten bins of 30 rows near the diagonal. */
const bins = Array.from({ length: 10 }, (_, i) => ({
  confidence: 0.545 + i * 0.05,
  accuracy: around(0.53 + i * 0.05, 0.13 - i * 0.01),
  rows: 30,
}));

function failuresOf(labels: string[], confusion: number[][], mistakes: Failures['mistakes']): Failures {
  return {
    rows: confusion.flat().reduce((a, b) => a + b, 0),
    labels,
    confusion,
    reliability: { bins, ece: 0.021, expectedEce: 0.03, chanceEce: [0.018, 0.045] },
    byLabel: labels.map(() => ({ recall: around(0.85, 0.06), precision: around(0.83, 0.06) })),
    mistakes,
  };
}

const slice = (kind: Slice['kind'], mean: number, rows: number, more: Partial<Slice>): Slice => ({
  kind,
  rows,
  accuracy: around(mean, 0.1),
  surelyWorse: false,
  examples: [],
  ...more,
});

/** `report` with what 300 labeled rows show: 25 of one kind of mistake, 22 of the other. */
export function withFailures(report: Report): Report {
  const mistakes = [
    { row: 1416, label: 1, predicted: 0, probability: 0.91 },
    { row: 739, label: 0, predicted: 1, probability: 0.88 },
    { row: 1025, label: 1, predicted: 0, probability: 0.84 },
  ];
  const slices = [
    slice('source-distance', 0.717, 60, { part: 5, of: 5, surelyWorse: true, examples: [1416, 739] }),
    slice('topic', 0.737, 38, { words: ['cable', 'plug', 'socket', 'wire'], examples: [1025] }),
    slice('length', 0.787, 47, { from: 3, to: 20, part: 1, of: 3, examples: [739] }),
    slice('label', 0.857, 154, { words: ['positive'], examples: [1416, 1025] }),
    slice('length', 0.871, 41, { from: 200, to: 900, part: 3, of: 3 }),
  ];
  const failures = failuresOf(
    ['negative', 'positive'],
    [
      [121, 25],
      [22, 132],
    ],
    mistakes,
  );
  return { ...report, failures, slices };
}

/** `classes` labels, each called the next one once. */
export function withManyLabels(report: Report, classes: number): Report {
  const labels = Array.from({ length: classes }, (_, i) => `a label named ${i}`);
  const confusion = labels.map((_, i) =>
    labels.map((_, j) => (i === j ? 20 : j === (i + 1) % classes ? 1 : 0)),
  );
  const mistakes = labels.map((_, i) => ({
    row: i + 1,
    label: i,
    predicted: (i + 1) % classes,
    probability: 0.9 - i / 100,
  }));
  return { ...withFailures(report), failures: failuresOf(labels, confusion, mistakes) };
}
