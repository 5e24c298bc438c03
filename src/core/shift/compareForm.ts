import type { Form, FormTrait, LabelShare, TraitDifference } from '../../protocol/form';
import type { Share } from './differences';
import { medianDifference, shareDifference } from './differences';
import type { TextForm } from './textForm';
import { quartiles } from './textForm';

const tried = Object.keys({
  shortened: true,
  'not-english': true,
  capitals: true,
  markup: true,
  addresses: true,
  emoji: true,
  numbers: true,
  exclamations: true,
} satisfies Record<FormTrait, true>) as FormTrait[];
/** Normal quantile of two-sided 99.5 %: eight traits are tried, of which one may pass by chance in 25 reports. */
const listedZ = 2.807;
/** Smaller differences may be sure and still tell nothing. */
const leastDifference = 0.01;

export interface FormSide {
  /** null where there are no texts to look at. */
  form: TextForm | null;
  /** Texts that are longer than the encoder reads. */
  shortened: Share;
}

/** How the target's texts differ in form from the source's. @returns null for a target without texts */
export function compareForm(
  source: FormSide,
  target: FormSide,
  labels: Pick<Form, 'labels' | 'estimated'>,
): Form | null {
  const [before, after] = [source.form, target.form];
  if (!after || after.words.length === 0) return null;
  const told = before && before.words.length > 0 ? before : null;
  return {
    rows: { source: told ? told.words.length : null, target: after.words.length },
    words: {
      source: told && quartiles(told.words),
      target: quartiles(after.words),
      difference: told && medianDifference(told.words, after.words),
    },
    traits: tried
      .flatMap((name) => differing(name, shareOf(source, name), shareOf(target, name)))
      .sort((a, b) => Math.abs(b.difference.mean) - Math.abs(a.difference.mean)),
    ...labels,
  };
}

function shareOf({ form, shortened }: FormSide, name: FormTrait): Share | null {
  if (name === 'shortened') return shortened;
  return form && { share: form.counts[name] / Math.max(1, form.words.length), rows: form.words.length };
}

function differing(name: FormTrait, source: Share | null, target: Share | null): TraitDifference[] {
  if (!source || !target) return [];
  const sure = shareDifference(source, target, listedZ);
  const beyondChance = sure.low > 0 || sure.high < 0;
  if (!beyondChance || Math.abs(sure.mean) < leastDifference) return [];
  return [{ name, source: source.share, target: target.share, difference: shareDifference(source, target) }];
}

/** Each label's share on both sides. @param source @param target rows of each label, in the order of `labels` */
export function labelShift(
  labels: readonly string[],
  source: readonly number[],
  target: readonly number[],
): LabelShare[] {
  const shares = (counts: readonly number[]): Share[] => {
    const rows = counts.reduce((all, count) => all + count, 0);
    return counts.map((count) => ({ share: rows > 0 ? count / rows : 0, rows }));
  };
  const [before, after] = [shares(source), shares(target)];
  return labels.map((label, i) => ({
    label,
    source: before[i]!.share,
    target: after[i]!.share,
    difference: shareDifference(before[i]!, after[i]!),
  }));
}

/** As labelShift, the target's shares being estimated: no interval is known for them. */
export function estimatedLabelShift(
  labels: readonly string[],
  source: readonly number[],
  estimated: Readonly<Record<string, number>>,
): LabelShare[] {
  return labelShift(labels, source, source).map((share) => ({
    ...share,
    target: estimated[share.label] ?? 0,
    difference: null,
  }));
}
