import type { Message, MessageArguments, MessageKey } from './message';
import { messages, plainEnglish } from './message';

/**
 * An error that is safe to show to a person and says what to try next. Anything else that is thrown is
 * only logged, and shown as 'error.internal'.
 */
export class UserError extends Error {
  readonly shown: Message;

  constructor(key: MessageKey, args: MessageArguments = {}) {
    super(plainEnglish(messages[key], args));
    this.name = 'UserError';
    this.shown = { key, args };
  }
}

/** The user or the caller asked to stop. Never shown as a failure. */
export class CancelledError extends UserError {
  constructor() {
    super('error.cancelled');
    this.name = 'CancelledError';
  }
}
