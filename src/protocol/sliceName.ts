import type { Slice } from './failures';
import type { Message } from './message';

/** Words of a topic that name it. */
const namingWords = 3;

/** What a part of the rows is called. @param source name of the domain that distances are to */
export function sliceName(slice: Slice, source: string): Message {
  switch (slice.kind) {
    case 'length':
      return lengthName(slice);
    case 'source-distance':
      return distanceName(slice, source);
    case 'topic':
      if (!slice.words?.length) return { key: 'slice.topic.unnamed' };
      return {
        key: 'slice.topic',
        args: { words: (slice.words ?? []).slice(0, namingWords).join(', ') },
      };
    case 'label':
      return { key: 'slice.label', args: { label: slice.words?.[0] ?? '' } };
  }
}

function lengthName({ from = 0, to = 0, part, of }: Slice): Message {
  if (part === 1) return { key: 'slice.length.first', args: { to } };
  if (part === of) return { key: 'slice.length.last', args: { from } };
  if (from === to) return { key: 'slice.length.one', args: { from } };
  return { key: 'slice.length.middle', args: { from, to } };
}

function distanceName({ part = 0, of = 0 }: Slice, source: string): Message {
  const end = part === 1 ? 'nearest' : part === of ? 'farthest' : null;
  if (end && (of === 3 || of === 5)) return { key: `slice.distance.${end}.${of}`, args: { source } };
  return { key: 'slice.distance.between', args: { part, of, source } };
}
