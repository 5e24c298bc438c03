import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Message } from '../protocol/message';
import { plainEnglish, say } from '../protocol/message';

/** Words in the terminal's language, English where there is no translation. */
export interface Language {
  language: string;
  /** English text -> translation. */
  translations: Record<string, string>;
  say(message: Message): string;
}

const translated = ['ja'];

export function terminalLanguage(env: NodeJS.ProcessEnv): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'en';
  const language = translated.find((code) => locale.toLowerCase().startsWith(code)) ?? 'en';
  const translations = language === 'en' ? {} : readTranslations(language);
  return {
    language,
    translations,
    say: (message) => say((text, args) => plainEnglish(translations[text] ?? text, args), message),
  };
}

function readTranslations(language: string): Record<string, string> {
  try {
    const file = path.join(__dirname, '..', 'l10n', `bundle.l10n.${language}.json`);
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
