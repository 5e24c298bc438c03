import type { LabelScheme, Neutrals, SchemeKind } from '../../../protocol/labelScheme';
import type { LabelMapping } from '../../../protocol/readOptions';
import { commonest, foldLabels } from './foldLabels';
import { hasDegree, isMixed, labelSigns } from './labelSigns';
import type { Sign } from './labelSigns';
import type { Scale } from './scale';
import { scaleOf, sideOfStep } from './scale';
import { unlabeledValues } from './unlabeledValues';

/** A label column as it was read. */
export interface LabelColumn {
  name: string;
  values: readonly string[];
}

/** Ways to understand a label column. */
export interface UnderstoodLabels {
  /** The one that is taken first; never empty. */
  schemes: LabelScheme[];
  /** False when a person should be asked which. */
  sure: boolean;
}

/** More classes than this are names, whatever they look like. */
const mostRead = 60;
/** More different values are no labels: spellings are not compared. */
const mostFolded = 5000;

/** Label as it is written, white space around it taken off -> rows; the empty one included. */
export function writtenCounts(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) {
    const label = value.trim();
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}

/**
 * The ways to understand a column's labels, the likeliest first: poles, three ways, steps of a scale, or names.
 * In all of them spellings that differ in case and space are one class, and what spreadsheets write for an empty
 * cell is one (class '').
 */
export function labelSchemes({ name, values }: LabelColumn): UnderstoodLabels {
  const counts = writtenCounts(values);
  if (counts.size > mostFolded) return { schemes: [scheme('names', {})], sure: true };
  const empty = unlabeledValues(counts, (labels) => isRated(labels, name));
  const labeled = new Map([...counts].filter(([label]) => label !== '' && !empty.has(label)));
  const base: LabelMapping = {
    ...foldLabels(labeled),
    ...Object.fromEntries([...empty].map((label) => [label, ''] as const)),
  };
  const names = scheme('names', base);
  const classes = [...labeled.keys()].filter((label) => !Object.hasOwn(base, label));
  if (classes.length < 2 || classes.length > mostRead) return { schemes: [names], sure: true };
  const classCounts = countsOfClasses(labeled, base);
  const scale = scaleOf(classes, name);
  const rated = scale && starSchemes(scale, classes, base);
  if (rated) return { schemes: [...rated, names], sure: scale.sure };
  return { schemes: signedSchemes(classes, classCounts, base) ?? [names], sure: true };
}

function isRated(labels: readonly string[], column: string): boolean {
  return scaleOf(labels, column) !== null || labelSigns(labels).every((sign) => sign !== null);
}

function countsOfClasses(labeled: ReadonlyMap<string, number>, base: LabelMapping): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [label, count] of labeled) {
    const name = Object.hasOwn(base, label) ? base[label]! : label;
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return counts;
}

function scheme(
  kind: SchemeKind,
  mapping: LabelMapping,
  neutrals: Neutrals = 'none',
  scale: number | null = null,
): LabelScheme {
  return { kind, scale, neutrals, mapping };
}

/** null unless both sides occur. */
function starSchemes(scale: Scale, classes: readonly string[], base: LabelMapping): LabelScheme[] | null {
  const sides = scale.steps.map((step) => sideOfStep(step, scale));
  if (!sides.includes(1) || !sides.includes(-1)) return null;
  const read = (neutral: string | null) => read3(classes, sides, base, neutral);
  if (!sides.includes(0)) return [scheme('stars', read(null), 'none', scale.high)];
  return [
    scheme('stars', read(null), 'dropped', scale.high),
    scheme('stars', read('neutral'), 'kept', scale.high),
  ];
}

/** Classes read as negative, positive and what becomes of the middle; spellings follow their class. */
function read3(
  classes: readonly string[],
  sides: readonly Sign[],
  base: LabelMapping,
  neutral: string | null,
): LabelMapping {
  const named = (sign: Sign) => (sign === 1 ? 'positive' : sign === -1 ? 'negative' : neutral);
  return composed(base, new Map(classes.map((label, i) => [label, named(sides[i]!)])));
}

/** `base`, then `next` on what it yields. Only what changes. */
function composed(base: LabelMapping, next: ReadonlyMap<string, string | null>): LabelMapping {
  const spelled = Object.entries(base).map(([label, name]) => [label, after(name, next)] as const);
  const own = [...next].filter(([label, name]) => label !== name);
  return Object.fromEntries([...own, ...spelled]);
}

function after(name: string | null, next: ReadonlyMap<string, string | null>): string | null {
  return name !== null && next.has(name) ? next.get(name)! : name;
}

/** null unless every class is a pole or the middle, and both poles occur. */
function signedSchemes(
  classes: readonly string[],
  counts: ReadonlyMap<string, number>,
  base: LabelMapping,
): LabelScheme[] | null {
  const signs = labelSigns(classes);
  if (signs.includes(null) || !signs.includes(1) || !signs.includes(-1)) return null;
  const named = (neutral: string | null) => read3(classes, signs, base, neutral);
  const kind = signs.includes(0) ? 'three-way' : 'polarity';
  const plain = composed(base, merged(classes, signs, counts));
  const middle: Neutrals = signs.includes(0) ? 'kept' : 'none';
  const renamed = [
    ...(signs.includes(0) ? [scheme(kind, named('neutral'), 'kept')] : []),
    scheme(kind, named(null), signs.includes(0) ? 'dropped' : 'none'),
  ];
  // Degrees of one side are classes of their own unless a person says otherwise.
  const first = classes.some(hasDegree) ? scheme('names', base) : scheme(kind, plain, middle);
  return withoutRepeats([first, ...renamed, scheme('names', base)]);
}

/** Words for one pole (`y`, `yes`) become the commonest of them. */
function merged(
  classes: readonly string[],
  signs: readonly Sign[],
  counts: ReadonlyMap<string, number>,
): Map<string, string> {
  const groups = new Map<string, string[]>();
  classes.forEach((label, i) => {
    const key = `${signs[i]}${isMixed(label)}`;
    groups.set(key, [...(groups.get(key) ?? []), label]);
  });
  return new Map(
    [...groups.values()].flatMap((group) => {
      const common = commonest(group, counts);
      return group.map((label) => [label, common] as const);
    }),
  );
}

function withoutRepeats(schemes: readonly LabelScheme[]): LabelScheme[] {
  const key = ({ mapping }: LabelScheme) => JSON.stringify(Object.entries(mapping).sort());
  return schemes.filter((each, i) => schemes.findIndex((other) => key(other) === key(each)) === i);
}
