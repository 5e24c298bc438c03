import type { Message, MessageArguments, MessageKey, Translate } from '../src/protocol/message';
import { plainEnglish, say } from '../src/protocol/message';
import type { Report } from '../src/protocol/report';
import type { ShownReport, Wording } from '../src/protocol/webview';
import type { Figures } from './figures';
import { figuresIn } from './figures';
import type { Host } from './host';
import { RowStore } from './rowStore';

/** What every part of the page renders from. */
export interface Reader {
  report: Report;
  title: string;
  uri: string | undefined;
  /** The sentence behind a key, in the reader's language. */
  t(key: MessageKey, args?: MessageArguments): string;
  say(message: Message): string;
  figures: Figures;
  /** Null in the exported HTML file: it has nothing to ask. */
  host: Host | null;
  /** Texts of the tables' rows, as far as they may be shown. */
  rows: RowStore;
}

/** An English text without a translation stays English. */
export function translateWith({ translations }: Wording): Translate {
  return (text, args) =>
    plainEnglish(Object.hasOwn(translations, text) ? (translations[text] ?? text) : text, args);
}

/** Languages that end sentences with 。 put no space between them. */
export const paragraph = (...sentences: string[]): string =>
  sentences.filter(Boolean).reduce((text, next) => text + (/(^|[。！？])$/.test(text) ? '' : ' ') + next, '');

/** Whether more may be asked about the report: the answers are written into its file. */
export const mayAsk = ({ host, uri }: Pick<Reader, 'host' | 'uri'>): boolean =>
  host !== null && uri !== undefined;

/** @param rows of a report of the same tables, where there was one before */
export function readerOf(
  shown: ShownReport,
  wording: Wording,
  host: Host | null,
  rows = new RowStore(shown.report, host),
): Reader {
  const translate = translateWith(wording);
  return {
    report: shown.report,
    title: shown.title,
    uri: shown.uri,
    t: (key, args) => say(translate, { key, args }),
    say: (message) => say(translate, message),
    figures: figuresIn(wording.language),
    host,
    rows,
  };
}
