import { namesOf } from '../../protocol/readOptions';
import type { Inspection } from '../../protocol/table';

const longest = 200;

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().replace(/…$/, '');

/** The first texts; joined columns row by row. */
function sampleTexts(inspection: Inspection | undefined): string[] {
  const name = inspection?.textColumn ?? '';
  const parts = inspection?.columns.filter((column) => (namesOf(name) ?? [name]).includes(column.name)) ?? [];
  return (parts[0]?.sample ?? []).map((_, i) => parts.map(({ sample }) => sample[i] ?? '').join(' '));
}

/** Two texts to try a model on: from its own table, so that they suit any task; else the given ones. */
export function examples(inspection: Inspection | undefined, otherwise: readonly [string, string]): string[] {
  const own = new Set(
    sampleTexts(inspection)
      .map(oneLine)
      .filter((text) => text !== ''),
  );
  const two = [...own].slice(0, 2).map((text) => text.slice(0, longest));
  return two.length === 2 ? two : [...otherwise];
}
