import type { DistinctiveWord, WordAssociation } from '../../protocol/report';
import { distinctiveWords } from './distinctiveWords';
import { labelAssociations } from './labelAssociations';
import type { WordStatistics } from './words';

/**
 * What the two domains' words tell: which are distinctive of either, and, where both have the same two classes,
 * which change their polarity and which keep it.
 * @param positive index of the positive class in both statistics (see reorderClasses); null leaves flips and
 *   pivots out
 */
export function compareWords(
  source: WordStatistics,
  target: WordStatistics,
  positive: number | null,
): { distinctive: DistinctiveWord[]; polarityFlips: WordAssociation[]; pivots: WordAssociation[] } {
  const associations =
    positive === null ? { polarityFlips: [], pivots: [] } : labelAssociations(source, target, positive);
  return { distinctive: distinctiveWords(source, target), ...associations };
}
