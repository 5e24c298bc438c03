import type { LabelMapping } from '../../../protocol/readOptions';
import { spelledIn, uniqueBy } from './spelledIn';
import { isMixed, labelSigns } from './labelSigns';
import type { Sign } from './labelSigns';
import { plainLabel } from './plainLabel';
import { scaleOf, sideOfStep } from './scale';

/** How one file's labels may be read as another's. */
export interface MappingProposal {
  /** Every source label whose class would not be its own name; null: its rows are left out. */
  mapping: LabelMapping;
  /** False where a person must say whether it is right. */
  sure: boolean;
}

/** Class of a source label: one of the target's, null = left out, undefined = not known. */
type Found = string | null | undefined;

/**
 * A mapping of the source's labels onto the target's: equal names (case, space, singular and plural), sides of a
 * pole however they are written, steps of a scale onto poles. A middle that the target does not have is left out.
 * null where nothing speaks for any mapping. Not sure where a label is a guess, or a label of the target gets none.
 * @param column of the source's labels, where it is known: it tells ratings from numbers of classes
 */
export function proposeMapping(
  source: readonly string[],
  target: readonly string[],
  column = '',
): MappingProposal | null {
  if (source.length === 0 || target.length === 0) return null;
  const named = byName(source, target);
  const complete = target.every((label) => named.includes(label));
  const sides = complete ? null : sidesOf(source, column);
  const signed = sides && bySide(sides.signs, target);
  const found = signed ?? named;
  const covered = target.every((label) => found.includes(label));
  const all = found.every((label) => label !== undefined);
  if (covered && (all || complete))
    return { mapping: mappingOf(source, found), sure: signed === null || sides!.sure };
  const guessed = withGuess(found, source, target);
  return guessed && { mapping: mappingOf(source, guessed), sure: false };
}

function mappingOf(source: readonly string[], found: readonly Found[]): LabelMapping {
  const entries = source.flatMap((label, i) => {
    const name = found[i] === undefined ? null : found[i];
    return name === label ? [] : [[label, name] as const];
  });
  return Object.fromEntries(entries);
}

function byName(source: readonly string[], target: readonly string[]): Found[] {
  const spelled = spelledIn(target);
  const alike = uniqueBy(target, singular);
  return source.map((label) => spelled(label) ?? alike.get(singular(label)));
}

/** `complaints` as `complaint`, `queries` as `query`. */
function singular(label: string): string {
  return plainLabel(label)
    .replace(/(?<=\p{L}{2})ies$/u, 'y')
    .replace(/(?<=(s|x|ch|sh))es$/u, '')
    .replace(/(?<=\p{L}{2}[^s])s$/u, '');
}

/** null unless the target is made of poles. */
function bySide(signs: readonly Sign[], target: readonly string[]): Found[] | null {
  const sides = new Map<Sign, string>();
  const targetSigns = labelSigns(target);
  for (const [i, sign] of targetSigns.entries()) {
    if (sign === null || sides.has(sign)) return null;
    sides.set(sign, target[i]!);
  }
  if (!sides.has(1) || !sides.has(-1)) return null;
  return signs.map((sign) => sides.get(sign) ?? (sign === 0 ? null : undefined));
}

/** The side of each label; null where they are neither poles nor steps. Bare numbers may be those of classes. */
function sidesOf(source: readonly string[], column: string): { signs: Sign[]; sure: boolean } | null {
  const signs = labelSigns(source);
  if (signs.every((sign) => sign !== null)) return { signs, sure: true };
  const scale = scaleOf(source, column);
  if (scale) return { signs: scale.steps.map((step) => sideOfStep(step, scale)), sure: scale.sure };
  // some labels that say nothing beside poles: what they are is for a person to say
  return signs.includes(1) && signs.includes(-1) ? { signs, sure: true } : null;
}

/** What is left of both is paired in order, where as much is left; null where nothing is known and counts differ. */
function withGuess(
  found: readonly Found[],
  source: readonly string[],
  target: readonly string[],
): Found[] | null {
  const free = target.filter((label) => !found.includes(label));
  const open = source.filter((_, i) => found[i] === undefined);
  const paired = open.length === free.length && open.length > 0;
  if (!paired && !found.some((label) => typeof label === 'string')) return null;
  if (!paired) return found.map((label, i) => label ?? (isMixed(source[i]!) ? null : label));
  return found.map((label, i) => (label === undefined ? free[open.indexOf(source[i]!)] : label));
}
