import type { Message } from '../../protocol/message';
import type { Report } from '../../protocol/report';

/** What the texts are about, in a sentence or two: how many groups only one side has, and the target's largest. */
export function topicSentence({ source, target, topics }: Omit<Report, 'summary'>): Message[] {
  if (!source || !topics || topics.topics.length === 0) return [];
  const found = topics.topics;
  const ofSource = found.filter(({ onlyIn }) => onlyIn === 'source').length;
  const own = found.filter(({ onlyIn }) => onlyIn === 'target');
  const args = { count: found.length, source: source.name, target: target.name };
  const ofTarget = own.length;
  if (ofSource + ofTarget === 0) return [{ key: 'summary.topics.none', args: { count: found.length } }];
  const first: Message =
    ofSource + ofTarget === found.length
      ? { key: 'summary.topics.all', args }
      : { key: 'summary.topics.some', args: { ...args, ofSource, ofTarget } };
  const largest = own
    .filter(({ words }) => words.length > 0)
    .reduce<(typeof own)[number] | null>(
      (most, each) => (most && most.target >= each.target ? most : each),
      null,
    );
  if (!largest) return [first];
  return [
    first,
    { key: 'summary.topics.largest', args: { target: target.name, words: largest.words.join(', ') } },
  ];
}
