import type { MessageKey } from '../src/protocol/message';
import type { Side } from '../src/protocol/rows';
import type { Reader } from './reader';
import type { RowAnswer } from './rowStore';

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
