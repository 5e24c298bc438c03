/** Share of what is listed that may be there by chance. */
const falseDiscoveryRate = 0.1;

/**
 * Those of `opposed` (effects of opposite signs in two samples) that are opposed in truth, with a false
 * discovery rate of at most 10 %: of thousands of words without any association, some show opposite ones.
 * An effect is opposed in truth only if the less sure sample's is, so that its p-value counts; and only where the
 * surer one passes can it pass at all, so that only those are counted as tried (AdaFilter-BH, Wang, Gui, Su,
 * Sabatti & Owen 2022, with n = r = 2, on the effects that already differ in sign).
 * @param standardised the two effects in standard errors, without sign
 */
export function trueFlips<Effect>(
  opposed: readonly Effect[],
  standardised: (effect: Effect) => [number, number],
): Effect[] {
  const tests = opposed.map((effect) => {
    const [a, b] = standardised(effect);
    return { effect, weaker: twoSidedP(Math.min(a, b)), surer: twoSidedP(Math.max(a, b)) };
  });
  const threshold = largestThreshold(tests);
  return tests.filter(({ weaker }) => weaker <= threshold).map(({ effect }) => effect);
}

/** The largest p at which p times the effects tried is at most the rate times the effects found; -1: none. */
function largestThreshold(tests: readonly { weaker: number; surer: number }[]): number {
  const surer = tests.map((test) => test.surer).sort((a, b) => a - b);
  const weaker = tests.map((test) => test.weaker).sort((a, b) => a - b);
  let [tried, threshold] = [0, -1];
  weaker.forEach((p, i) => {
    while (tried < surer.length && surer[tried]! <= p) tried++;
    if (p * tried <= falseDiscoveryRate * (i + 1)) threshold = p;
  });
  return threshold;
}

/** Of a standard normal variable; absolute error below 1.5e-7 (Abramowitz & Stegun 1964, 26.2.17). */
export function twoSidedP(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const series = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = series.reduceRight((rest, term) => t * (term + rest), 0);
  return 2 * Math.exp((-z * z) / 2) * (sum / Math.sqrt(2 * Math.PI));
}
