import * as vscode from 'vscode';
import type { Message, MessageArguments, MessageKey, Translate } from '../protocol/message';
import { say } from '../protocol/message';
import type { Wording } from '../protocol/webview';

export const translate: Translate = (text, args) => vscode.l10n.t(text, args);

/** A sentence in the language of the editor. */
export function words(key: MessageKey, args: MessageArguments = {}): string {
  return say(translate, { key, args });
}

export function sayHere(message: Message): string {
  return say(translate, message);
}

/** What a page needs to speak the same language. `bundle` is undefined in English. */
export function wording(): Wording {
  return {
    language: vscode.env.language,
    translations: { ...(vscode.l10n.bundle as Wording['translations']) },
  };
}
