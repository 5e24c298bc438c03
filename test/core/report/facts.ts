import type { ReportFacts } from '../../../src/core/report/buildReport';
import type { Judged } from '../../../src/core/report/verdict';
import type { EstimatedAccuracy, Strategy } from '../../../src/protocol/report';

export type Numbers = [mean: number, low: number, high: number];
export const interval = ([mean, low, high]: Numbers) => ({ mean, low, high });

export function strategy(name: Strategy['name'], accuracy: number, difference: Numbers | null): Strategy {
  const figures = interval([accuracy, accuracy - 0.02, accuracy + 0.02]);
  const differences = { difference: difference && interval(difference), differenceToSource: null };
  return { name, accuracy: figures, macroF1: figures, ...differences, lexical: false };
}

/** Target-only at 80 %; the others by their difference. */
export function strategies(sourceOnly: Numbers, pooled: Numbers): Strategy[] {
  return [
    strategy('target-only', 0.8, null),
    strategy('source-only', 0.8 + sourceOnly[0], sourceOnly),
    strategy('pooled', 0.8 + pooled[0], pooled),
  ];
}

export function facts(changes: Partial<ReportFacts> = {}): ReportFacts {
  const domain = { unlabeled: 0, skipped: 0, shortened: 0, labels: { negative: 50, positive: 50 } };
  return {
    kind: 'fine-tune',
    created: '2026-01-01T00:00:00.000Z',
    producedBy: 'test',
    seed: 1,
    source: { ...domain, name: 'movies', rows: 200 },
    target: { ...domain, name: 'products', rows: 100 },
    encoder: { id: 'tiny', hash: '0', dtype: 'q8', dim: 4, pooling: 'mean+cls', normalize: true, maxTokens: 256 },
    strategies: strategies([-0.1, -0.15, -0.05], [0.061, 0.027, 0.095]),
    chosen: 'pooled',
    pinned: false,
    selectedBy: 'accuracy',
    estimatedAccuracy: null,
    sourceAtHome: null,
    honest: { ...honest, rows: 100 },
    shift: { measures: [measure('proxy-a-distance', 1.9), measure('mmd', 0.5)] },
    words: { distinctive: [], polarityFlips: [], pivots: [] },
    form: null,
    similarity: null,
    failures: null,
    slices: [],
    topics: null,
    map: null,
    seconds: { read: 0, embed: 0, fit: 0, shift: 0, total: 0 },
    ...changes,
  }; // prettier-ignore
}

const honest = { accuracy: interval([0.8612, 0.8, 0.9]), macroF1: interval([0.86, 0.8, 0.9]), ece: 0.02 };

export function measure(name: 'proxy-a-distance' | 'mmd', value: number) {
  return { name, value, nullBand: [0, 0.12] as [number, number], p: 0.005, rows: 100 };
}

/** What the report does not show; `difference` null: nothing was compared. */
export function judged(difference: Numbers | null, useless: Judged['useless'] = null): Judged {
  return {
    best: difference && 'pooled',
    difference: difference && interval(difference),
    useless,
    foreign: false,
  };
}

export const estimatedAccuracy: EstimatedAccuracy = {
  strategy: 'self-training',
  mean: 0.81,
  low: 0.74,
  high: 0.88,
  methods: [],
  rows: 100,
  shares: {},
};
