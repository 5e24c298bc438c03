import type { MessageKey } from '../src/protocol/message';
import type { Side } from '../src/protocol/rows';
import type { Reader } from './reader';
import type { FoundRows, RowAnswer } from './rowStore';

const whyNot: Record<Exclude<RowAnswer['kind'], 'text'>, MessageKey> = {
  reading: 'view.rows.reading',
  withheld: 'view.rows.withheld',
  moved: 'view.rows.moved',
  gone: 'view.rows.gone',
  unknown: 'view.rows.unknown',
  failed: 'view.rows.failed',
};

/** The text, or a sentence in its place. */
export function wordsOf({ t }: Pick<Reader, 't'>, answer: RowAnswer): string {
  if (answer.kind !== 'text') return t(whyNot[answer.kind]);
  return answer.text.trim() === '' ? t('view.rows.empty') : answer.text;
}

/**
 * The text of one row, or a sentence that says why there is none; null while it is being read: it is asked
 * for, and `onRowText` tells when it has come. At most 2,000 characters and an ellipsis; never HTML.
 */
export function rowText(reader: Reader, side: Side, row: number): string | null {
  const answer = reader.rows.request(side, row);
  return answer.kind === 'reading' ? null : wordsOf(reader, answer);
}

/** Calls `changed` whenever `rowText` of the row may say something else, until the returned function is called. */
export function onRowText({ rows }: Reader, side: Side, row: number, changed: () => void): () => void {
  return rows.listen(`${side}:${row}`, changed);
}

/** `products.csv:12`, as editors write a place in a file. */
export function rowReference({ report }: Pick<Reader, 'report'>, side: Side, row: number): string {
  const domain = report[side];
  return `${domain?.file?.split('/').pop() ?? domain?.name ?? ''}:${row}`;
}

/** Opens the row's table at it: beside the report, or with Ctrl or Cmd in its place. Nothing in the exported file. */
export function openRow(
  { host }: Reader,
  side: Side,
  row: number,
  { ctrlKey, metaKey }: Pick<MouseEvent, 'ctrlKey' | 'metaKey'>,
): void {
  host?.post({ type: 'openRow', side, row, inPlace: ctrlKey || metaKey });
}

/** Rows whose text holds the query, upper and lower case alike. null: another search came after it. */
export function searchTexts({ rows }: Reader, query: string): Promise<FoundRows | null> {
  return rows.search(query);
}
