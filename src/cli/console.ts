import type { EngineMethod, ParamsOf, ResultOf } from '../protocol/calls';
import type { MessageArguments, MessageKey } from '../protocol/message';
import type { Language } from './language';

/** What a command gets: the engine, the two streams, and words. */
export interface Console {
  call<M extends EngineMethod>(method: M, params: ParamsOf<M>): Promise<ResultOf<M>>;
  /** stdout holds one JSON value and nothing else. */
  json: boolean;
  /** To stdout; nothing with --json. */
  print(text: string): void;
  /** The one JSON value. */
  printJson(value: unknown): void;
  /** To stderr. */
  note(text: string): void;
  say(key: MessageKey, args?: MessageArguments): string;
  language: Language;
}

/** Runs a command's work with a console, and turns what it throws into an exit code. */
export type Run = (options: { json?: boolean }, work: (console: Console) => Promise<void>) => Promise<void>;
