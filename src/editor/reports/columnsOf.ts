import type { Domain } from '../../protocol/report';
import type { ReadOptions } from '../../protocol/readOptions';

/** How a report or a matrix says that a table was read, for a reference to that table. */
export function columnsOf({
  textColumn,
  labelColumn,
  read,
}: Pick<Domain, 'textColumn' | 'labelColumn' | 'read'>): ReadOptions {
  return {
    ...read,
    ...(textColumn !== undefined && { textColumn }),
    ...(labelColumn !== undefined && { labelColumn }),
  };
}
