import type { Message } from '../../protocol/message';
import type { Report } from '../../protocol/report';

/** What the texts are about, in a sentence or two: how many groups only one side has, and the target's largest. */
export function topicSentence({ source, target, topics }: Omit<Report, 'summary'>): Message[] {
  if (!source || !topics || topics.topics.length < 2) return [];
  const found = topics.topics;
  const ofSource = found.filter(({ onlyIn }) => onlyIn === 'source').length;
  const args = { count: found.length, source: source.name, target: target.name };
  const ofTarget = found.filter(({ onlyIn }) => onlyIn === 'target').length;
  if (ofSource + ofTarget === 0) return [{ key: 'summary.topics.none', args: { count: found.length } }];
  const first: Message =
    ofSource + ofTarget === found.length
      ? { key: 'summary.topics.all', args }
      : { key: 'summary.topics.some', args: { ...args, ofSource, ofTarget } };
  const words = topics.leading === undefined ? [] : (found[topics.leading]?.words ?? []);
  if (words.length === 0) return [first];
  return [first, { key: 'summary.topics.largest', args: { target: target.name, words: words.join(', ') } }];
}
