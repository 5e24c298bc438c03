import type { Message, MessageArguments, MessageKey } from '../../protocol/message';
import { hintFor } from '../hints';

/** The sentences of a report or a matrix. An option that answers several is named behind the first. */
export function summary(
  messages: readonly Message[],
  say: (key: MessageKey, args?: MessageArguments) => string,
): string {
  const hinted = new Set<string>();
  const lines = messages.map((message) => {
    const hint = hintFor(message);
    const added = hint && say(hint.key, hint.args);
    const fresh = added && !hinted.has(added) ? ` ${added}` : '';
    if (added) hinted.add(added);
    return say(message.key, message.args) + fresh;
  });
  return lines.join('\n');
}
