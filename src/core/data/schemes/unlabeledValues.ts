import { plainLabel } from './plainLabel';

/** What spreadsheets, pandas and databases write for an empty cell. */
const always = new Set(
  'nan,null,n/a,#n/a,<na>,nil,undefined,nat,?,--,---,–,—,unlabeled,unlabelled,no label'.split(','),
);
/** An empty cell too, unless it is a class: `none` of the hateful kinds, `-` beside `+`. */
const perhaps = new Set('none,na,-,.,unknown,todo,tbd'.split(','));

/**
 * The labels that stand for an empty cell. One that may be a class as well counts as empty where it is rarer than
 * every other label, or where the others are poles or steps.
 * @param counts label (trimmed) -> rows
 * @param rated whether labels are poles or steps of a scale
 */
export function unlabeledValues(
  counts: ReadonlyMap<string, number>,
  rated: (labels: readonly string[]) => boolean,
): Set<string> {
  const names = [...counts.keys()].filter((name) => name !== '');
  const open = names.filter((name) => perhaps.has(lower(name)));
  const surely = names.filter((name) => always.has(lower(name)));
  const others = names.filter((name) => !open.includes(name) && !surely.includes(name));
  if (others.length < 2) return new Set(surely);
  const rarest = Math.min(...others.map((name) => counts.get(name)!));
  const signed = others.some((name) => plainLabel(name) === '+');
  const empty = open.filter(
    (name) => !(signed && name === '-') && (rated(others) || counts.get(name)! < rarest / 2),
  );
  return new Set([...surely, ...empty]);
}

function lower(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
