import type { MessageArguments, MessageKey } from '../../src/protocol/message';
import { plainEnglish, say } from '../../src/protocol/message';

/** `words` without an editor around it. */
export const english = (key: MessageKey, args: MessageArguments = {}): string =>
  say(plainEnglish, { key, args });
