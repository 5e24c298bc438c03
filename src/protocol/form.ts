import * as v from 'valibot';
import { intervalSchema } from './interval';

/** What a text may be or hold. */
export const formTraits = [
  'shortened',
  'not-english',
  'capitals',
  'markup',
  'addresses',
  'emoji',
  'numbers',
  'exclamations',
] as const;
export type FormTrait = (typeof formTraits)[number];

const quartilesSchema = v.object({ low: v.number(), median: v.number(), high: v.number() });
export type Quartiles = v.InferOutput<typeof quartilesSchema>;

/** A share of the texts of each side, 0-1, and target minus source. */
export const traitSchema = v.object({
  name: v.picklist(formTraits),
  source: v.number(),
  target: v.number(),
  difference: intervalSchema,
});
export type TraitDifference = v.InferOutput<typeof traitSchema>;

/** Shares of a label among the labeled rows, 0-1; `difference` is null where the target's is estimated. */
export const labelShareSchema = v.object({
  label: v.string(),
  source: v.number(),
  target: v.number(),
  difference: v.nullable(intervalSchema),
});
export type LabelShare = v.InferOutput<typeof labelShareSchema>;

/** How the two sides are written, whatever they are about. */
export const formSchema = v.object({
  /** Texts looked at; null for the built-in domain, whose texts are not there. */
  rows: v.object({ source: v.nullable(v.number()), target: v.number() }),
  /** Words of a text. `difference`: of the medians, target minus source; null without source texts. */
  words: v.object({
    source: v.nullable(quartilesSchema),
    target: quartilesSchema,
    difference: v.nullable(intervalSchema),
  }),
  /** Only those that differ beyond chance, the largest difference first; one that a later version added is left out. */
  traits: v.pipe(
    v.array(v.unknown()),
    v.transform((found): TraitDifference[] =>
      found.flatMap((each) => {
        const parsed = v.safeParse(traitSchema, each);
        return parsed.success ? [parsed.output] : [];
      }),
    ),
  ),
  /** In the run's order; empty where the sides' labels do not match. */
  labels: v.array(labelShareSchema),
  /** The target's shares are estimated (Saerens et al. 2002), for want of labels. */
  estimated: v.boolean(),
});
export type Form = v.InferOutput<typeof formSchema>;
