import * as v from 'valibot';
import { errorMessages } from './messages/errors';
import { engineMessages } from './messages/engine';
import { reportMessages } from './messages/report';
import { editorMessages } from './messages/editor';
import { webviewMessages } from './messages/webview';
import { distanceMessages } from './messages/distances';
import { failureMessages } from './messages/failures';
import { mapMessages } from './messages/map';
import { matrixMessages } from './messages/matrix';
import { rowMessages } from './messages/rows';
import { tableMessages } from './messages/tables';
import { schemeMessages } from './messages/schemes';
import { shareMessages } from './messages/share';
import { similarityMessages } from './messages/similarity';
import { topicMessages } from './messages/topics';
import { wordMessages } from './messages/words';

/**
 * Every sentence a person may read, by key. The English text is also the key of its translation
 * (l10n/bundle.l10n.LANGUAGE.json), as vscode.l10n and @vscode/l10n want it. `{name}` are arguments.
 */
export const messages = {
  ...errorMessages,
  ...engineMessages,
  ...reportMessages,
  ...editorMessages,
  ...webviewMessages,
  ...rowMessages,
  ...distanceMessages,
  ...wordMessages,
  ...mapMessages,
  ...topicMessages,
  ...failureMessages,
  ...similarityMessages,
  ...matrixMessages,
  ...shareMessages,
  ...schemeMessages,
  ...tableMessages,
} as const;

export type MessageKey = keyof typeof messages;
export type MessageArguments = Record<string, string | number>;

/** A sentence that crosses a process or lies in a report: it is put into words where it is shown. */
export const messageSchema = v.object({
  key: v.custom<MessageKey>((key) => typeof key === 'string' && Object.hasOwn(messages, key)),
  args: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
});
export interface Message {
  key: MessageKey;
  args?: MessageArguments | undefined;
}

/** null for anything else, and for a sentence that this version does not know. */
export function asMessage(value: unknown): Message | null {
  const parsed = v.safeParse(messageSchema, value);
  return parsed.success ? parsed.output : null;
}

/** `vscode.l10n.t`, `@vscode/l10n`'s `t`, or `plainEnglish`. */
export type Translate = (text: string, args: MessageArguments) => string;

export function say(translate: Translate, message: Message): string {
  return translate(messages[message.key], message.args ?? {});
}

/** The English text with its arguments put in. */
export const plainEnglish: Translate = (text, args) =>
  text.replace(/\{(\w+)\}/g, (slot, name: string) => (name in args ? String(args[name]) : slot));
