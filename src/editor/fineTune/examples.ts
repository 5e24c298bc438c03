import type { Inspection } from '../../protocol/table';

const longest = 200;

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().replace(/…$/, '');

/** Two texts to try a model on: from its own table, so that they suit any task; else the given ones. */
export function examples(inspection: Inspection | undefined, otherwise: readonly [string, string]): string[] {
  const column = inspection?.columns.find(({ name }) => name === inspection.textColumn);
  const own = new Set((column?.sample ?? []).map(oneLine).filter((text) => text !== ''));
  const two = [...own].slice(0, 2).map((text) => text.slice(0, longest));
  return two.length === 2 ? two : [...otherwise];
}
