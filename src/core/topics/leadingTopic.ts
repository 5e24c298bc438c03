import type { Topic } from '../../protocol/topics';

/**
 * Index of the topic that is named where one has room: with most of the target's rows among those that the target
 * alone holds, without a source among all. undefined where none of them has words.
 */
export function leadingTopic(
  topics: readonly Pick<Topic, 'words' | 'target' | 'onlyIn'>[],
  hasSource: boolean,
): number | undefined {
  const named = topics.flatMap(({ words, onlyIn }, i) =>
    words.length > 0 && (!hasSource || onlyIn === 'target') ? [i] : [],
  );
  return named.toSorted((a, b) => topics[b]!.target - topics[a]!.target || a - b)[0];
}
