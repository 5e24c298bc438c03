/** A rating as it is written. */
export interface ScaleStep {
  /** 0.5 … 10 */
  step: number;
  /** The highest step, where it says so (`4 out of 5`, `★★★★☆`); null where only the number stands. */
  of: number | null;
  /** The number stands alone, so it may as well be a number of something else. */
  bare: boolean;
}

const number = String.raw`(\d+(?:[.,]\d+)?)`;
const unit = String.raw`(?:stars?|points?|pts|sterne?|étoiles?|etoiles?|estrellas?|stelle?|stella|estrelas?|sterren|ster|つ星|星|点|점|★|⭐️?|\*)`;
const outOf = new RegExp(
  String.raw`^(?:rated |rating:? |評価 ?)?${number} ?(?:${unit} )?(?:/|out of|of|von|sur|de|su|van|out-of|分の) ?${number} ?${unit}?$`,
);
const withUnit = new RegExp(String.raw`^(?:rated |星 ?)?${number}[ -]?${unit}$|^星${number}$`);
const bare = new RegExp(String.raw`^${number}$`);
const drawn = /^([★⭐]+)(1⁄2)?([☆✩]*)$/u;
const spelled = /^(one|two|three|four|five) stars?$/;
const words = ['one', 'two', 'three', 'four', 'five'];

/** null for what is no rating. */
export function scaleStep(label: string): ScaleStep | null {
  const text = label
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\ufe0f/g, '')
    .replace(/\s+/g, ' ');
  const stars = drawn.exec(text);
  if (stars) return drawnStep(stars);
  const shared = outOf.exec(text);
  if (shared) return { step: toNumber(shared[1]!), of: toNumber(shared[2]!), bare: false };
  const named = withUnit.exec(text);
  if (named) return { step: toNumber((named[1] ?? named[2])!), of: null, bare: false };
  const word = spelled.exec(text);
  if (word) return { step: words.indexOf(word[1]!) + 1, of: null, bare: false };
  return bare.test(text) ? { step: toNumber(text), of: null, bare: true } : null;
}

function drawnStep([, full, half, empty]: RegExpExecArray): ScaleStep {
  const filled = [...full!].length;
  const all = filled + (half ? 1 : 0) + [...empty!].length;
  // without hollow stars the row of full ones does not tell how many there could be
  return { step: filled + (half ? 0.5 : 0), of: empty ? all : null, bare: false };
}

function toNumber(text: string): number {
  return Number(text.replace(',', '.'));
}
