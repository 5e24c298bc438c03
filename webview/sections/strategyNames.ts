import type { StrategyName } from '../../src/protocol/report';
import type { MarkKind } from '../marks';
import type { Reader } from '../reader';
import { labeledRows } from './labels';

export const strategyMarks: Record<StrategyName, MarkKind> = {
  'source-only': 'source',
  'target-only': 'target',
  pooled: 'both',
};

export const strategyTitle = ({ t }: Reader, name: StrategyName): string => t(`view.strategy.${name}`);

/** What the strategy was trained on, in a few words. */
export function strategyMeans({ t, report, figures }: Reader, name: StrategyName): string {
  return t(`view.strategy.${name}.means`, {
    source: report.source?.name ?? '',
    count: figures.count(labeledRows(report.target)),
  });
}
