import type { StrategyName } from '../../src/protocol/report';
import type { MarkKind } from '../marks';
import type { Reader } from '../reader';
import { labeledRows } from './labels';

/** Whose rows a strategy learns from. What it only looks at (shares, means, directions) does not count. */
export const strategyMarks: Record<StrategyName, MarkKind> = {
  'target-only': 'target',
  'source-only': 'source',
  'prior-corrected': 'source',
  centred: 'source',
  'self-training': 'both',
  pooled: 'both',
  weighted: 'both',
  anchored: 'both',
  coral: 'source',
  'subspace-alignment': 'source',
  'importance-weighting': 'source',
  'kernel-mean-matching': 'source',
};

export const strategyTitle = ({ t }: Reader, name: StrategyName): string => t(`view.strategy.${name}`);

/** What the strategy was trained on, in a few words. */
export function strategyMeans({ t, report, figures }: Reader, name: StrategyName): string {
  return t(`view.strategy.${name}.means`, {
    source: report.source?.name ?? '',
    count: figures.count(labeledRows(report.target)),
  });
}
