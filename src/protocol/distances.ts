import * as v from 'valibot';

/** What a distance looks at. */
export const measureGroups = ['vectors', 'words', 'form', 'labels'] as const;
export type MeasureGroup = (typeof measureGroups)[number];

/** In the order of the report. */
export const measureNames = [
  'proxy-a-distance',
  'mmd',
  'coral',
  'frechet',
  'energy',
  'sliced-wasserstein',
  'vocabulary',
  'unknown-words',
  'length',
  'label-shift',
] as const;
export type MeasureName = (typeof measureNames)[number];

export const groupOf: Readonly<Record<MeasureName, MeasureGroup>> = {
  'proxy-a-distance': 'vectors',
  mmd: 'vectors',
  coral: 'vectors',
  frechet: 'vectors',
  energy: 'vectors',
  'sliced-wasserstein': 'vectors',
  vocabulary: 'words',
  'unknown-words': 'words',
  length: 'form',
  'label-shift': 'labels',
};

export const measureSchema = v.object({
  name: v.picklist(measureNames),
  /** After the correction for its bias, so it may be slightly negative. */
  value: v.number(),
  /** Where 95 % of random same-domain halves fall. */
  nullBand: v.tuple([v.number(), v.number()]),
  /** Of the two-sample test that belongs to the measure; null where it has none. */
  p: v.nullable(v.number()),
  /** Rows per side that it was computed on; of label shift, labeled rows of the side that has fewer. */
  rows: v.number(),
  /** Of label shift: the target's shares were estimated, not counted. */
  estimated: v.optional(v.boolean()),
});
export type Measure = v.InferOutput<typeof measureSchema>;

/** Two known domains, measured with the same encoder: what a distance reads like. */
export const referencePairSchema = v.object({
  source: v.string(),
  target: v.string(),
  /** Measure -> value. */
  values: v.record(v.string(), v.number()),
});
export type ReferencePair = v.InferOutput<typeof referencePairSchema>;

/** A value inside may be chance; only larger ones speak of a difference. */
export const inBand = ({ value, nullBand }: Pick<Measure, 'value' | 'nullBand'>): boolean =>
  value <= nullBand[1];

/** The reference pairs that know the measure, nearest domains first. */
export function ladder(name: MeasureName, references: readonly ReferencePair[]): ReferencePair[] {
  return references
    .filter(({ values }) => values[name] !== undefined)
    .toSorted((a, b) => a.values[name]! - b.values[name]!);
}

/** The pair whose value is nearest; null without any. */
export function nearestReference(
  { name, value }: Pick<Measure, 'name' | 'value'>,
  references: readonly ReferencePair[],
): ReferencePair | null {
  const gap = (pair: ReferencePair) => Math.abs(pair.values[name]! - value);
  return ladder(name, references).toSorted((a, b) => gap(a) - gap(b))[0] ?? null;
}

/** How many of the reference pairs that know the measure are nearer than this value. */
export function standing(
  { name, value }: Pick<Measure, 'name' | 'value'>,
  references: readonly ReferencePair[],
): { below: number; all: number } {
  const steps = ladder(name, references);
  return { below: steps.filter(({ values }) => values[name]! < value).length, all: steps.length };
}

export const reaches = ['near', 'ratherFar', 'far'] as const;
export type Reach = (typeof reaches)[number];

/** By thirds of the reference pairs. null without any. */
export function reachOf(measure: Measure, references: readonly ReferencePair[]): Reach | null {
  const { below, all } = standing(measure, references);
  if (all === 0) return null;
  return reaches[Math.min(2, Math.floor((3 * below) / all))]!;
}

/** Reference pairs have equal label shares, so only a shift that matters ranks above them. */
const noticedLabelShift = 0.1;

/** A measure's place among the reference pairs, 0-1; inside its band 0. null when nothing is known of it. */
function rank(measure: Measure, references: readonly ReferencePair[]): number | null {
  if (inBand(measure)) return 0;
  if (measure.name === 'label-shift') return measure.value >= noticedLabelShift ? 1 : 0;
  const { below, all } = standing(measure, references);
  return all === 0 ? null : below / all;
}

/**
 * The group of measures that stands highest among the reference pairs, by the mean of its measures' places.
 * Of equal ones the first. null without references, and where nothing lies outside its band.
 */
export function leadingGroup(
  measures: readonly Measure[],
  references: readonly ReferencePair[],
): MeasureGroup | null {
  if (references.length === 0 || measures.every(inBand)) return null;
  const ranked = measureGroups.flatMap((group) => {
    const ranks = measures
      .filter(({ name }) => groupOf[name] === group)
      .flatMap((measure) => rank(measure, references) ?? []);
    return ranks.length === 0 ? [] : [{ group, rank: ranks.reduce((a, b) => a + b, 0) / ranks.length }];
  });
  const highest = Math.max(...ranked.map((each) => each.rank));
  return ranked.find((each) => each.rank === highest)?.group ?? null;
}

/** As it is shown: "books → dvd". */
export const pairName = ({ source, target }: Pick<ReferencePair, 'source' | 'target'>): string =>
  `${source} → ${target}`;

/** The distances as the summary puts them. */
export const readingSchema = v.object({
  /** How far, by the proxy A-distance. */
  reach: v.picklist(reaches),
  /** The reference pair that its value is nearest to. */
  pair: v.string(),
  /** What differs most; null where nothing lies outside its band. */
  group: v.nullable(v.picklist(measureGroups)),
});
export type Reading = v.InferOutput<typeof readingSchema>;

/** null without reference pairs, or a proxy A-distance. */
export function readingOf(
  measures: readonly Measure[],
  references: readonly ReferencePair[],
): Reading | null {
  const proxy = measures.find(({ name }) => name === 'proxy-a-distance');
  if (!proxy) return null;
  const [reach, nearest] = [reachOf(proxy, references), nearestReference(proxy, references)];
  if (!reach || !nearest) return null;
  return { reach, pair: pairName(nearest), group: leadingGroup(measures, references) };
}
