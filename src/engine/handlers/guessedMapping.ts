import { proposeMapping } from '../../core/data/schemes/proposeMapping';
import { mappingText } from '../../protocol/mappingText';

/** For a sentence about labels that differ: the mapping that their names suggest, as a person may say it; {} without one. */
export function guessedMapping(from: readonly string[], to: readonly string[]): { mapping?: string } {
  const guess = proposeMapping(from, to);
  const mapping = guess ? mappingText(guess.mapping) : '';
  return mapping === '' ? {} : { mapping };
}
