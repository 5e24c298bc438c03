import type { Message } from './message';
import type { LabelMapping } from './readOptions';

/**
 * `names`: classes as they are written. `polarity`: two poles, however they are spelled (pos / neg, 0 / 1, yes / no).
 * `three-way`: the poles and a neutral middle. `stars`: steps of a scale.
 */
export type SchemeKind = 'names' | 'polarity' | 'three-way' | 'stars';

/** What becomes of the middle of a scale. */
export type Neutrals = 'none' | 'dropped' | 'kept';

/** One way to understand a label column. */
export interface LabelScheme {
  kind: SchemeKind;
  /** Highest step of a scale of stars (5, 10); null for other kinds. */
  scale: number | null;
  neutrals: Neutrals;
  /** Only labels whose class is not their own name. Empty: every label as it is written. */
  mapping: LabelMapping;
  /** The same in words, for these labels. */
  says?: Message;
}
